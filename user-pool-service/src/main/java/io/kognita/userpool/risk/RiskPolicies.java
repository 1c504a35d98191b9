package io.kognita.userpool.risk;

import io.kognita.userpool.pool.CacheSize;
import io.kognita.userpool.pool.Pool;
import io.kognita.wire.cache.SettingsCache;
import io.kognita.wire.cache.SettingsChanges;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RiskConfigurationType;

/** Tells what is done about risks, from memory where it can: what was set for a client takes the place of the pool's. */
@Singleton
public class RiskPolicies {

    private static final RiskPolicy NONE =
            RiskPolicy.of(RiskConfigurationType.builder().build());

    private final SettingsCache<Optional<RiskPolicy>> cache;

    RiskPolicies(SettingsChanges changes, CacheSize size, RiskTable table) {
        cache = changes.cache(
                "risk",
                size.clients(),
                place -> table.find(RiskConfiguration.Key.at(place)).map(found -> found.map(RiskPolicy::of)));
    }

    /** What counts for sign-ins by a client. */
    public Uni<RiskPolicy> of(Pool pool, String clientId) {
        return cache.find(RiskConfiguration.Key.of(pool.id(), clientId).place())
                .flatMap(own -> own.map(policy -> Uni.createFrom().item(policy)).orElseGet(() -> ofAll(pool)));
    }

    /** Forgets what the caller has changed; the other replicas hear it from the database. */
    void forget(RiskConfiguration.Key key) {
        cache.forget(key.place());
    }

    private Uni<RiskPolicy> ofAll(Pool pool) {
        return cache.find(RiskConfiguration.Key.of(pool.id(), null).place()).map(found -> found.orElse(NONE));
    }
}
