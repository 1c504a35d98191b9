package io.kognita.userpool.softwaretoken;

import io.kognita.userpool.auth.Refusals;
import io.kognita.userpool.auth.SetUp;
import io.kognita.userpool.auth.SetUps;
import io.kognita.userpool.mfa.Demand;
import io.kognita.userpool.mfa.OfferedFactors;
import io.kognita.userpool.mfa.PoolFactors;
import io.kognita.userpool.mfa.SoftwareTokens;
import io.kognita.userpool.mfa.TotpSecret;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.user.SecondFactor;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Users set up an authenticator app in the midst of a sign-in. The secret rides in the session until a code proves that the
 * app has it; nothing is written before.
 */
@Singleton
class SoftwareTokenSetUp {

    private final SetUps setUps;
    private final Pools pools;
    private final PoolFactors poolFactors;
    private final Users users;
    private final SoftwareTokens softwareTokens;

    SoftwareTokenSetUp(
            SetUps setUps, Pools pools, PoolFactors poolFactors, Users users, SoftwareTokens softwareTokens) {
        this.setUps = setUps;
        this.pools = pools;
        this.poolFactors = poolFactors;
        this.users = users;
        this.softwareTokens = softwareTokens;
    }

    /** A secret for an app, and the session that carries it. */
    record Associated(TotpSecret secret, String session) {}

    /** Whom a session is about, and which factors the pool has. */
    private record Owner(Pool pool, OfferedFactors offered, User user) {

        /** An app can be set up only while the sign-in waits for a set-up: never in place of one that must be proved. */
        void check(User present) {
            boolean waits = Demand.of(pool, offered, present) instanceof Demand.SetUp(var factors)
                    && factors.contains(SecondFactor.SOFTWARE_TOKEN_MFA);
            if (!waits) {
                throw Refusals.invalidSession();
            }
        }
    }

    /** Hands a secret out. */
    Uni<Associated> associate(String session) {
        SetUp setUp = setUps.open(session);
        return owner(setUp).flatMap(owner -> {
            TotpSecret secret = softwareTokens.newSecret();
            return setUps.associated(setUp, secret.bytes()).map(next -> new Associated(secret, next));
        });
    }

    /**
     * Makes the secret count that a session carries.
     *
     * @return the session with which MFA_SETUP is answered
     */
    Uni<String> verify(String session, String code, String name) {
        SetUp setUp = setUps.open(session);
        TotpSecret secret =
                Optional.ofNullable(setUp.secret()).map(TotpSecret::new).orElseThrow(Refusals::invalidSession);
        return owner(setUp)
                .flatMap(owner -> softwareTokens.setUp(
                        owner.pool(), owner.user(), present -> check(setUp, owner, present), secret, code, name))
                .chain(() -> setUps.verified(setUp));
    }

    private Uni<Owner> owner(SetUp setUp) {
        return pools.byId(setUp.poolId())
                .flatMap(pool -> poolFactors
                        .of(pool)
                        .flatMap(offered -> users.bySub(
                                        pool.id(), setUp.session().sub())
                                .map(found -> new Owner(pool, offered, found.orElseThrow(Refusals::invalidSession)))))
                .invoke(owner -> check(setUp, owner, owner.user()));
    }

    private static void check(SetUp setUp, Owner owner, User present) {
        setUp.session().checkStillProved(present);
        owner.check(present);
    }
}
