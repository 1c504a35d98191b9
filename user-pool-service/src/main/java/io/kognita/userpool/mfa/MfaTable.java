package io.kognita.userpool.mfa;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserPoolMfaConfigResponse;

/** Factors of pools in the database; whoever changes them has locked the pool. */
@Singleton
class MfaTable {

    /** What was last set for a pool, in the current session if there is one; empty when nothing was. */
    Uni<Optional<GetUserPoolMfaConfigResponse>> find(String poolId) {
        return Panache.withSession(() -> stored(poolId)).map(found -> found.map(MfaConfig::settings));
    }

    /** Keeps what is set in the current transaction. */
    Uni<Void> put(String poolId, GetUserPoolMfaConfigResponse settings) {
        return stored(poolId)
                .flatMap(found -> found.map(
                                config -> Uni.createFrom().voidItem().invoke(() -> config.change(settings)))
                        .orElseGet(() -> Panache.getSession()
                                .flatMap(session -> session.persist(new MfaConfig(poolId, settings)))));
    }

    private static Uni<Optional<MfaConfig>> stored(String poolId) {
        return Panache.getSession()
                .flatMap(session -> session.find(MfaConfig.class, poolId))
                .map(Optional::ofNullable);
    }
}
