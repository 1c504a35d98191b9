package io.kognita.userpool.passkey;

import io.kognita.userpool.mfa.OfferedFactors;
import io.kognita.userpool.mfa.PoolFactors;
import io.kognita.userpool.pool.Pool;
import io.kognita.wire.config.Deployment;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserVerificationType;

/** Tells for whom a pool's passkeys are made. */
@Singleton
class RelyingParties {

    private final PoolFactors poolFactors;
    private final String publicHost;
    private final Set<String> appOrigins;

    RelyingParties(PoolFactors poolFactors, Deployment deployment, PasskeySettings settings) {
        this.poolFactors = poolFactors;
        this.publicHost = deployment.publicUrl().getHost();
        this.appOrigins = Set.copyOf(settings.appOrigins().orElse(List.of()));
    }

    /** A pool's relying party; empty for a pool that names none and has no domain. */
    Uni<Optional<RelyingParty>> of(Pool pool) {
        return poolFactors
                .of(pool)
                .map(offered -> id(pool, offered)
                        .map(id -> new RelyingParty(id, pool.settings().name(), verifiesUsers(offered), appOrigins)));
    }

    /** What the pool says, else its own domain, else the host at which the pages of pools with a prefix stand. */
    private Optional<String> id(Pool pool, OfferedFactors offered) {
        return Optional.ofNullable(offered.passkeys().relyingPartyId())
                .or(() -> Optional.ofNullable(pool.settings().customDomain()))
                .or(() -> Optional.ofNullable(pool.settings().domain()).map(prefix -> publicHost));
    }

    /** Where a passkey counts as two factors, the device is one and what it asks of its user the other. */
    private static boolean verifiesUsers(OfferedFactors offered) {
        return offered.passkeys().userVerification() == UserVerificationType.REQUIRED || offered.passkeyIsEnough();
    }
}
