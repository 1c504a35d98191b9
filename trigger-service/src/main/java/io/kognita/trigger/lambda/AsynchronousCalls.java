package io.kognita.trigger.lambda;

import io.kognita.trigger.function.Function;
import io.kognita.trigger.invocation.Invocations;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/** Runs functions whose callers do not wait, with their tries; a bounded number is under way. */
@Singleton
class AsynchronousCalls {

    private static final int UNDER_WAY = 500;

    private final Invocations invocations;
    private final Semaphore free = new Semaphore(UNDER_WAY);

    AsynchronousCalls(Invocations invocations) {
        this.invocations = invocations;
    }

    Uni<Void> add(Function function, byte[] event) {
        if (!free.tryAcquire()) {
            throw LambdaFailures.tooManyRequests("Too many calls are waiting");
        }
        Context own = VertxContext.createNewDuplicatedContext();
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(ignored -> invocations
                .invokeWithTries(function, event)
                .onTermination()
                .invoke(free::release)
                .subscribe()
                .with(done -> {}));
        return Uni.createFrom().voidItem();
    }
}
