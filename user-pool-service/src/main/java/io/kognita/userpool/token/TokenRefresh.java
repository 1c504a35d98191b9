package io.kognita.userpool.token;

import io.kognita.userpool.user.Standing;
import io.kognita.userpool.user.User;
import io.kognita.wire.signin.IssuedTokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Exchanges refresh tokens for new tokens (RFC 6749 section 6). */
@Singleton
public class TokenRefresh {

    private final HeldTokens heldTokens;
    private final TokenMaker maker;
    private final Rotation rotation;

    TokenRefresh(HeldTokens heldTokens, TokenMaker maker, Rotation rotation) {
        this.heldTokens = heldTokens;
        this.maker = maker;
        this.rotation = rotation;
    }

    /** Gives new tokens; a refresh token is among them where the client rotates them. */
    public Uni<IssuedTokens> refresh(Presented presented) {
        return heldTokens
                .usable(presented)
                .invoke(held -> checkOwner(presented, held))
                .call(held -> rotation.check(presented, held))
                .flatMap(held -> maker.make(grant(presented, held))
                        .flatMap(made -> rotation.replace(presented, held)
                                .map(replacement -> new IssuedTokens(
                                        made.id(),
                                        made.access(),
                                        replacement.orElse(null),
                                        presented.client().accessTokenValidity().toSeconds(),
                                        made.scopes()))));
    }

    private static void checkOwner(Presented presented, HeldTokens.Held held) {
        User owner = owner(held);
        presented.owner().accept(owner);
        Standing.check(owner);
    }

    private static User owner(HeldTokens.Held held) {
        return held.owner().orElseThrow(() -> TokenRefusals.refused("Invalid Refresh Token"));
    }

    private static Grant grant(Presented presented, HeldTokens.Held held) {
        TokenFamily family = held.family();
        return new Grant(
                presented.pool(),
                presented.client(),
                owner(held),
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
