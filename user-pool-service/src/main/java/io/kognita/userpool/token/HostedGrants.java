package io.kognita.userpool.token;

import io.kognita.userpool.auth.event.Assessment;
import io.kognita.userpool.client.Client;
import io.kognita.userpool.client.Clients;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.user.Standing;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.Users;
import io.kognita.wire.aws.Call;
import io.kognita.wire.signin.IssuedTokens;
import io.kognita.wire.signin.RefreshGrant;
import io.kognita.wire.signin.TokenGrant;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/** Gives users of the hosted pages their tokens. */
@Singleton
class HostedGrants {

    private final Clients clients;
    private final Pools pools;
    private final Users users;
    private final Tokens tokens;
    private final TokenRefresh tokenRefresh;

    HostedGrants(Clients clients, Pools pools, Users users, Tokens tokens, TokenRefresh tokenRefresh) {
        this.clients = clients;
        this.pools = pools;
        this.users = users;
        this.tokens = tokens;
        this.tokenRefresh = tokenRefresh;
    }

    /** Tokens for a user whom the pages proved a moment ago, and who may have been disabled or deleted since. */
    Uni<IssuedTokens> issue(TokenGrant grant, Call call) {
        return clients.byId(grant.clientId())
                .flatMap(client -> pools.byId(client.poolId())
                        .flatMap(pool -> user(pool, grant.sub())
                                .flatMap(user -> tokens.issue(hosted(pool, client, user, grant), call))
                                .map(issued -> issued.orElseThrow())));
    }

    Uni<IssuedTokens> refresh(RefreshGrant grant, Call call) {
        return clients.byId(grant.clientId())
                .flatMap(client -> pools.byId(client.poolId())
                        .map(pool -> new Presented(
                                pool,
                                client,
                                grant.refreshToken(),
                                anyUser -> {},
                                null,
                                metadata(grant.clientMetadata()),
                                call)))
                .flatMap(tokenRefresh::refresh);
    }

    private Uni<User> user(Pool pool, String sub) {
        return users.bySub(pool.id(), UUID.fromString(sub))
                .map(found -> found.orElseThrow(Users::notFound))
                .invoke(Standing::check);
    }

    private static Grant hosted(Pool pool, Client client, User user, TokenGrant grant) {
        return new Grant(
                pool,
                client,
                user,
                UUID.randomUUID(),
                Assessment.of(UUID.randomUUID()),
                grant.authTime(),
                pool.existing(grant.scopes()),
                true,
                grant.refreshable(),
                grant.nonce(),
                TokenSource.HOSTED_AUTH,
                null,
                metadata(grant.clientMetadata()));
    }

    static Map<String, String> metadata(Map<String, String> given) {
        return given == null ? Map.of() : given;
    }
}
