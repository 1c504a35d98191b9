package io.kognita.wire.work;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/** The Vert.x context of a caller: a database session belongs to the context that opened it. */
public final class CallersContext {

    private CallersContext() {}

    /** Runs tasks where the caller is now; directly when it is on no context. */
    public static Executor current() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(ignored -> task.run());
    }
}
