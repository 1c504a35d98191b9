package io.kognita.userpool.pool;

import io.kognita.userpool.event.SettingsEvents;
import io.kognita.wire.aws.Call;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Changes what belongs to a pool: one change of a pool at a time, with its event, and seen by the pool's next call. */
@Singleton
public class PoolChanges {

    private final PoolTable table;
    private final Pools pools;
    private final SettingsEvents events;

    PoolChanges(PoolTable table, Pools pools, SettingsEvents events) {
        this.table = table;
        this.pools = pools;
        this.events = events;
    }

    /**
     * Makes a change in a transaction of its own, told as a change of the pool.
     *
     * @param change gets the locked pool and answers with what the caller wants to know
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException when there is no
     *     such pool
     */
    public <T> Uni<T> apply(String poolId, Function<UserPool, Uni<T>> change, Call call) {
        return apply(
                poolId,
                change,
                pool -> events.tellOfPool(pool.id(), pool.arn(), SettingsEvents.Fact.POOL_CHANGED, call));
    }

    /** As {@link #apply(String, Function, Call)}, with an event of its own. */
    public <T> Uni<T> apply(String poolId, Function<UserPool, Uni<T>> change, Function<UserPool, Uni<Void>> tell) {
        return Panache.withTransaction(() ->
                        table.locked(poolId).flatMap(pool -> change.apply(pool).call(() -> tell.apply(pool))))
                .invoke(() -> pools.forget(poolId));
    }
}
