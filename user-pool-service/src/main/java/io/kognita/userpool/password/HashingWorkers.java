package io.kognita.userpool.password;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;

/**
 * The threads on which heavy cryptography runs. Their number and their queue are bounded, so that a flood of sign-ins is
 * turned away at once instead of starving the machine and every user alike.
 */
@Singleton
public class HashingWorkers {

    private final ThreadPoolExecutor threads;

    HashingWorkers(PasswordHashing hashing) {
        int workers = hashing.workers().orElseGet(() -> Runtime.getRuntime().availableProcessors());
        threads = new ThreadPoolExecutor(
                workers, workers, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(hashing.queue()), task -> {
                    Thread thread = new Thread(task, "kognita-hashing");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Computes off the event loop and goes on where the caller was. */
    public <T> Uni<T> compute(Supplier<T> work) {
        return Uni.createFrom().deferred(() -> {
            Executor caller = callersContext();
            return Uni.createFrom()
                    .item(work)
                    .runSubscriptionOn(threads)
                    .onFailure(RejectedExecutionException.class)
                    .transform(full -> TooManyRequestsException.builder()
                            .message("Too many requests")
                            .build())
                    .emitOn(caller);
        });
    }

    /** A database session belongs to the Vert.x context that opened it. */
    private static Executor callersContext() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(ignored -> task.run());
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
