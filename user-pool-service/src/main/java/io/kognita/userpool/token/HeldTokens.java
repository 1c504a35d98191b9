package io.kognita.userpool.token;

import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Finds the family of a refresh token that a client holds. */
@Singleton
class HeldTokens {

    private final RefreshTokens refreshTokens;
    private final TokenFamilies families;
    private final Clock clock;

    HeldTokens(RefreshTokens refreshTokens, TokenFamilies families, Clock clock) {
        this.refreshTokens = refreshTokens;
        this.families = families;
        this.clock = clock;
    }

    /**
     * A token with its family and user as they stood when they were read.
     *
     * @param owner empty when the user has been deleted
     */
    record Held(RefreshToken token, TokenFamily family, Optional<User> owner) {

        private Held(RefreshToken token, TokenFamilies.Owned owned) {
            this(token, owned.family(), owned.owner());
        }
    }

    /** Empty when the text is no refresh token of this pool and client. */
    Uni<Optional<Held>> find(String poolId, String clientId, String text) {
        return refreshTokens
                .open(poolId, clientId, text)
                .map(token ->
                        families.find(poolId, token.family()).map(found -> found.map(owned -> new Held(token, owned))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** As {@link #find}, but fails when the token gives nothing. */
    Uni<Held> usable(Presented presented) {
        return find(presented.pool().id(), presented.client().id(), presented.refreshToken())
                .map(found -> found.orElseThrow(() -> TokenRefusals.refused("Invalid Refresh Token")))
                .invoke(held -> check(held.family()));
    }

    private void check(TokenFamily family) {
        if (family.revoked()) {
            throw TokenRefusals.refused("Refresh Token has been revoked");
        }
        if (family.expired(clock.instant())) {
            throw TokenRefusals.refused("Refresh Token has expired");
        }
    }
}
