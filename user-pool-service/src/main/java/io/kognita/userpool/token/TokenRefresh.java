package io.kognita.userpool.token;

import io.kognita.userpool.user.User;
import io.kognita.userpool.user.Users;
import io.kognita.wire.signin.IssuedTokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Exchanges refresh tokens for new tokens (RFC 6749 section 6). */
@Singleton
public class TokenRefresh {

    private final HeldTokens heldTokens;
    private final Users users;
    private final TokenMaker maker;
    private final Rotation rotation;

    TokenRefresh(HeldTokens heldTokens, Users users, TokenMaker maker, Rotation rotation) {
        this.heldTokens = heldTokens;
        this.users = users;
        this.maker = maker;
        this.rotation = rotation;
    }

    /** Gives new tokens; a refresh token is among them where the client rotates them. */
    public Uni<IssuedTokens> refresh(Presented presented) {
        return heldTokens
                .usable(presented)
                .flatMap(held -> owner(presented, held.family())
                        .call(user -> rotation.check(presented, held))
                        .flatMap(user -> maker.make(grant(presented, held.family(), user)))
                        .flatMap(made -> rotation.replace(presented, held)
                                .map(replacement -> new IssuedTokens(
                                        made.id(),
                                        made.access(),
                                        replacement.orElse(null),
                                        presented.client().accessTokenValidity().toSeconds(),
                                        made.scopes()))));
    }

    private Uni<User> owner(Presented presented, TokenFamily family) {
        return users.bySub(family.poolId, family.sub)
                .map(found -> found.orElseThrow(() -> TokenRefusals.refused("Invalid Refresh Token")))
                .invoke(presented.owner())
                .invoke(TokenRefusals::checkEnabled);
    }

    private static Grant grant(Presented presented, TokenFamily family, User user) {
        return new Grant(
                presented.pool(),
                presented.client(),
                user,
                family.originJti,
                family.eventId,
                family.authTime,
                presented.pool().existing(family.scopeList()),
                family.hosted,
                true,
                null,
                TokenSource.REFRESH_TOKENS,
                presented.clientMetadata());
    }
}
