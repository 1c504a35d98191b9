package io.kognita.userpool.client;

import io.kognita.userpool.event.SettingsEvents;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.pool.PoolTable;
import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** Adds or changes one client of a pool: in a transaction of its own, with its event, and forgotten by the cache. */
@Singleton
class ClientChanges {

    private final Pools pools;
    private final PoolTable poolTable;
    private final Clients clients;
    private final ClientTable table;
    private final SettingsEvents events;

    ClientChanges(Pools pools, PoolTable poolTable, Clients clients, ClientTable table, SettingsEvents events) {
        this.pools = pools;
        this.poolTable = poolTable;
        this.clients = clients;
        this.table = table;
        this.events = events;
    }

    /**
     * Adds a client, one at a time to a pool.
     *
     * @throws LimitExceededException when the pool has as many as it may
     */
    Uni<Void> add(Pool pool, UserPoolClient client, Call call) {
        return Panache.withTransaction(() -> poolTable
                .locked(pool.id())
                .chain(() -> table.add(pool.id(), client))
                .chain(() -> events.tellOfClient(
                        pool.id(), pool.arn(), client.id(), SettingsEvents.Fact.CLIENT_CREATED, call)));
    }

    /**
     * Changes a client.
     *
     * @param change makes the change in the transaction and answers with what the caller wants to know
     * @throws ResourceNotFoundException when there is no such pool, or it has no such client
     */
    <T> Uni<T> apply(
            String poolId,
            String clientId,
            BiFunction<Pool, UserPoolClient, Uni<T>> change,
            SettingsEvents.Fact fact,
            Call call) {
        return pools.byId(poolId)
                .flatMap(pool -> Panache.withTransaction(() -> table.locked(poolId, clientId)
                        .flatMap(client -> change.apply(pool, client))
                        .call(() -> events.tellOfClient(poolId, pool.arn(), clientId, fact, call))))
                .invoke(() -> clients.forget(clientId));
    }
}
