package io.kognita.userpool.trigger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How long functions took lately, so that an answer for which a function must not run takes as long as one for which it ran:
 * a call about somebody whom the pool does not know would come back sooner otherwise, and tell so.
 */
@Singleton
class FunctionTimes {

    private static final int FUNCTIONS = 1000;

    private final Vertx vertx;
    private final SecureRandom random = new SecureRandom();
    private final Cache<String, Latest> latest =
            Caffeine.newBuilder().maximumSize(FUNCTIONS).executor(Runnable::run).build();

    FunctionTimes(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Runs a function and remembers how long it took, unless it failed: that a caller can tell anyway. */
    <T> Uni<T> measure(String functionArn, Supplier<Uni<T>> run) {
        return Uni.createFrom().deferred(() -> {
            long begin = System.nanoTime();
            return run.get()
                    .invoke(() -> latest.get(functionArn, any -> new Latest())
                            .add(Duration.ofNanos(System.nanoTime() - begin)));
        });
    }

    /** Lets pass what one of the latest runs took; nothing where this process has seen none yet. */
    Uni<Void> pass(String functionArn) {
        return Optional.ofNullable(latest.getIfPresent(functionArn))
                .map(times -> after(times.any(random)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Goes on in the caller's own context, which its transactions need. */
    private Uni<Void> after(Duration time) {
        Context context = vertx.getOrCreateContext();
        return Uni.createFrom()
                .emitter(waiting -> vertx.setTimer(
                        Math.max(1, time.toMillis()),
                        timer -> context.runOnContext(ignored -> waiting.complete(null))));
    }

    /** The latest runs of a function. */
    private static final class Latest {

        private static final int KEPT = 64;

        private final ArrayDeque<Duration> times = new ArrayDeque<>(KEPT);

        synchronized void add(Duration time) {
            if (times.size() == KEPT) {
                times.removeFirst();
            }
            times.addLast(time);
        }

        /** One of them, so that many answers spread as those of the function do. */
        synchronized Duration any(SecureRandom random) {
            return times.stream().skip(random.nextInt(times.size())).findFirst().orElseThrow();
        }
    }
}
