package io.kognita.userpool.work;

import io.kognita.wire.work.CallersContext;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;

/**
 * Threads for one kind of heavy work. Their number and their queue are bounded, so that a flood is turned away at once
 * instead of starving the machine and every user alike.
 */
public abstract class BoundedWorkers {

    private final ThreadPoolExecutor threads;

    /**
     * @param name of the threads
     * @param workers how many run at once
     * @param queue how many tasks may wait; one more is refused with {@code TooManyRequestsException}
     */
    protected BoundedWorkers(String name, int workers, int queue) {
        threads =
                new ThreadPoolExecutor(workers, workers, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Computes off the event loop and goes on where the caller was. */
    public <T> Uni<T> compute(Supplier<T> work) {
        return Uni.createFrom().deferred(() -> {
            Executor caller = CallersContext.current();
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

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
