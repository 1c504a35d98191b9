package io.kognita.userpool.resourceserver;

import io.kognita.userpool.event.SettingsEvents;
import io.kognita.userpool.pool.PoolTable;
import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Changes resource servers: one change of a pool at a time, with its event, and seen by the pool's next call. */
@Singleton
class ResourceServerChanges {

    private final PoolTable table;
    private final Pools pools;
    private final SettingsEvents events;

    ResourceServerChanges(PoolTable table, Pools pools, SettingsEvents events) {
        this.table = table;
        this.pools = pools;
        this.events = events;
    }

    /**
     * Makes a change in a transaction of its own.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException when there is no
     *     such pool
     */
    Uni<Void> apply(String poolId, String identifier, Supplier<Uni<?>> change, SettingsEvents.Fact fact, Call call) {
        return Panache.withTransaction(() -> table.locked(poolId)
                        .call(change)
                        .flatMap(pool -> events.tellOfResourceServer(poolId, pool.arn(), identifier, fact, call)))
                .invoke(() -> pools.forget(poolId));
    }
}
