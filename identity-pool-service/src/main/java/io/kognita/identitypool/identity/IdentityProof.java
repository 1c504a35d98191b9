package io.kognita.identitypool.identity;

import io.kognita.identitypool.login.Logins;
import io.kognita.identitypool.login.ProvedLogin;
import io.kognita.identitypool.pool.IdentityPools;
import io.kognita.identitypool.pool.Pool;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Proves that a caller may act as an identity, and does something for it in the same transaction. */
@Singleton
public class IdentityProof {

    private final IdentityPools pools;
    private final IdentityTable table;
    private final Logins logins;
    private final Identities identities;

    IdentityProof(IdentityPools pools, IdentityTable table, Logins logins, Identities identities) {
        this.pools = pools;
        this.table = table;
        this.logins = logins;
        this.identities = identities;
    }

    /**
     * Verifies the logins, with no transaction open, then claims the identity.
     *
     * @param tokens AWS's {@code Logins}
     * @param then what to do for the proved identity
     */
    public <T> Uni<T> prove(String identityId, Map<String, String> tokens, Function<ProvedIdentity, Uni<T>> then) {
        return Panache.withSession(() -> table.byId(identityId))
                .flatMap(identity -> pools.byId(identity.poolId()))
                .flatMap(pool -> logins.prove(pool, tokens)
                        .flatMap(proved -> Contention.withTransaction(() -> claim(pool, identityId, proved, then))));
    }

    private <T> Uni<T> claim(
            Pool pool, String identityId, List<ProvedLogin> proved, Function<ProvedIdentity, Uni<T>> then) {
        return identities
                .claim(pool, identityId, proved)
                .flatMap(identity -> then.apply(new ProvedIdentity(pool, identity, proved)));
    }
}
