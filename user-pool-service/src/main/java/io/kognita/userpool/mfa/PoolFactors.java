package io.kognita.userpool.mfa;

import io.kognita.userpool.pool.CacheSize;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.pool.Pools;
import io.kognita.wire.cache.SettingsCache;
import io.kognita.wire.cache.SettingsChanges;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserPoolMfaConfigResponse;

/** Tells which second factors a pool has, from memory where it can. */
@Singleton
public class PoolFactors {

    private final SettingsCache<Optional<GetUserPoolMfaConfigResponse>> cache;
    private final Pools pools;

    PoolFactors(SettingsChanges changes, CacheSize size, MfaTable table, Pools pools) {
        this.pools = pools;
        this.cache = changes.cache("mfa", size.pools(), table::find);
    }

    public Uni<OfferedFactors> of(Pool pool) {
        return cache.find(pool.id()).map(stored -> new OfferedFactors(MfaShapes.described(pool.settings(), stored)));
    }

    /** Forgets a pool and its factors, which the caller has changed; the other replicas hear it from the database. */
    void forget(String poolId) {
        pools.forget(poolId);
        cache.forget(poolId);
    }
}
