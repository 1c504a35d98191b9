package io.kognita.identitypool.pool;

import io.kognita.wire.cache.SettingsCache;
import io.kognita.wire.cache.SettingsChanges;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

/** Finds identity pools, in memory where it can. */
@Singleton
public class IdentityPools {

    /** Pools to keep, of some KB each. */
    private static final int KEPT = 2_000;

    private final SettingsCache<Pool> cache;

    IdentityPools(SettingsChanges changes, IdentityPoolTable table) {
        this.cache = changes.cache(
                "identity-pool",
                KEPT,
                id -> Panache.withSession(() -> table.find(id)).map(IdentityPool::pool));
    }

    /**
     * A pool by its id.
     *
     * @throws ResourceNotFoundException when there is none
     */
    public Uni<Pool> byId(String id) {
        return cache.find(id);
    }

    /** Forgets a pool that the caller has changed; the other replicas hear it from the database. */
    public void forget(String id) {
        cache.forget(id);
    }
}
