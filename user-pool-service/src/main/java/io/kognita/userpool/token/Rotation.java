package io.kognita.userpool.token;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RefreshTokenReuseException;

/**
 * Replaces refresh tokens where a client asks for it. A token that was replaced and comes back after its grace is in two
 * hands, so its whole family is revoked (RFC 9700 section 4.14.2).
 */
@Singleton
class Rotation {

    private final HeldTokens heldTokens;
    private final TokenFamilies families;
    private final RefreshTokens refreshTokens;
    private final Revocation revocation;
    private final Clock clock;

    Rotation(
            HeldTokens heldTokens,
            TokenFamilies families,
            RefreshTokens refreshTokens,
            Revocation revocation,
            Clock clock) {
        this.heldTokens = heldTokens;
        this.families = families;
        this.refreshTokens = refreshTokens;
        this.revocation = revocation;
        this.clock = clock;
    }

    /** Fails, and revokes the family, when the token was replaced too long ago. */
    Uni<Void> check(Presented presented, HeldTokens.Held held) {
        return usable(presented, held) ? Uni.createFrom().voidItem() : refuseReuse(presented, held.family());
    }

    /**
     * The refresh token that the client shall use from now on; empty when it keeps the one it has.
     *
     * <p>Runs after the new tokens have been made: a function that fails must not cost the client its refresh token.
     */
    Uni<Optional<String>> replace(Presented presented, HeldTokens.Held held) {
        if (!presented.client().rotatesRefreshTokens()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return held.family().isCurrent(held.token()) ? rotate(presented, held) : current(held.family());
    }

    private Uni<Optional<String>> rotate(Presented presented, HeldTokens.Held held) {
        TokenFamily family = held.family();
        return Panache.withTransaction(() -> families.rotate(family))
                .flatMap(rotated -> rotated
                        ? Uni.createFrom().item(Optional.of(refreshTokens.seal(family, family.generation + 1)))
                        : overtaken(presented));
    }

    /** Another call with the same token came first. */
    private Uni<Optional<String>> overtaken(Presented presented) {
        return heldTokens.usable(presented).call(now -> check(presented, now)).flatMap(now -> current(now.family()));
    }

    private Uni<Optional<String>> current(TokenFamily family) {
        return Uni.createFrom().item(Optional.of(refreshTokens.seal(family, family.generation)));
    }

    private boolean usable(Presented presented, HeldTokens.Held held) {
        return held.family().isCurrent(held.token())
                || held.family().isInGrace(held.token(), presented.client().rotationGrace(), clock.instant());
    }

    private Uni<Void> refuseReuse(Presented presented, TokenFamily family) {
        return revocation
                .revoke(presented.client(), family, presented.call())
                .onItem()
                .failWith(() -> RefreshTokenReuseException.builder()
                        .message("Refresh token has been reused")
                        .build());
    }
}
