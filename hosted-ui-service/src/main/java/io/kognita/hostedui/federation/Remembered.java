package io.kognita.hostedui.federation;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Documents of providers by their address, each read once while it is remembered; a failure is not. */
final class Remembered<T> {

    private static final int MOST = 1_000;

    private final AsyncCache<String, T> kept;

    Remembered(Duration duration) {
        kept = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(duration)
                .buildAsync();
    }

    Uni<T> of(String address, Function<String, Uni<T>> read) {
        Context caller = Vertx.currentContext();
        // A copy: one caller who gives up must not cancel the others' reading. And back to the caller's own context.
        return Uni.createFrom()
                .completionStage(() -> kept.get(
                                address, (key, executor) -> read.apply(key).subscribeAsCompletionStage())
                        .copy())
                .onFailure(CompletionException.class)
                .transform(Throwable::getCause)
                .emitOn(task -> caller.runOnContext(ignored -> task.run()));
    }

    /** Lets a document be read again, if it is still the one that was found wanting. */
    void forget(String address, T stale) {
        kept.synchronous().asMap().remove(address, stale);
    }
}
