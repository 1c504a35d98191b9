package io.kognita.wire.cache;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kognita.wire.work.CallersContext;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * One kind of settings by id, kept while this replica hears of changes; while it does not, each call reads the database.
 * What failed to load, or does not exist, is not kept.
 */
public final class SettingsCache<V> {

    private final AsyncCache<String, V> kept;
    private final Function<String, Uni<V>> load;
    private final BooleanSupplier hearing;

    SettingsCache(int size, Function<String, Uni<V>> load, BooleanSupplier hearing) {
        this.kept =
                Caffeine.newBuilder().maximumSize(size).executor(Runnable::run).buildAsync();
        this.load = load;
        this.hearing = hearing;
    }

    /** The value of an id; callers who ask at once share one look-up, and each goes on where it was. */
    public Uni<V> find(String id) {
        return Uni.createFrom().deferred(() -> hearing.getAsBoolean() ? kept(id) : load.apply(id));
    }

    /** True when a look-up would not read the database. */
    public boolean holds(String id) {
        return hearing.getAsBoolean() && kept.getIfPresent(id) != null;
    }

    /** Forgets a value, also one that is being loaded: the caller has changed it. */
    public void forget(String id) {
        kept.asMap().remove(id);
    }

    void forgetAll() {
        kept.asMap().clear();
    }

    private Uni<V> kept(String id) {
        CompletableFuture<V> value =
                kept.get(id, (missing, ignored) -> load.apply(missing).subscribeAsCompletionStage());
        if (value.isDone()) {
            return Uni.createFrom().completionStage(value);
        }
        Executor caller = CallersContext.current();
        // A copy: one caller who gives up must not cancel the others' look-up.
        return Uni.createFrom().completionStage(value.copy()).emitOn(caller);
    }
}
