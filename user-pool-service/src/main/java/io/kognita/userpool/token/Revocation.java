package io.kognita.userpool.token;

import io.kognita.userpool.auth.event.AuthenticationEvents;
import io.kognita.userpool.client.Client;
import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Revokes one token family and tells so, once. */
@Singleton
class Revocation {

    private final TokenFamilies families;
    private final Pools pools;
    private final AuthenticationEvents events;

    Revocation(TokenFamilies families, Pools pools, AuthenticationEvents events) {
        this.families = families;
        this.pools = pools;
        this.events = events;
    }

    Uni<Void> revoke(Client client, TokenFamily family, Call call) {
        return pools.byId(family.poolId)
                .flatMap(pool -> Panache.withTransaction(() -> families.revoke(family)
                        .flatMap(revoked -> revoked
                                ? events.revoked(pool, client, family.sub, family.eventId, call)
                                : Uni.createFrom().voidItem())));
    }
}
