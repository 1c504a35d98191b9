package io.kognita.userpool.token;

import io.kognita.userpool.auth.event.AuthenticationEvents;
import io.kognita.wire.aws.Call;
import io.kognita.wire.event.Event;
import io.kognita.wire.signin.IssuedTokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Gives a user who proved themselves their tokens. */
@Singleton
public class Tokens {

    private final TokenMaker maker;
    private final TokenFamilies families;
    private final RefreshTokens refreshTokens;
    private final AuthenticationEvents events;
    private final Clock clock;

    Tokens(
            TokenMaker maker,
            TokenFamilies families,
            RefreshTokens refreshTokens,
            AuthenticationEvents events,
            Clock clock) {
        this.maker = maker;
        this.families = families;
        this.refreshTokens = refreshTokens;
        this.events = events;
        this.clock = clock;
    }

    /** Issues the tokens of a sign-in; empty when it has given tokens before. */
    public Uni<Optional<IssuedTokens>> issue(Grant grant, Call call) {
        return maker.make(grant)
                .flatMap(made -> begin(grant, call)
                        .map(begun -> begun.map(family -> new IssuedTokens(
                                made.id(),
                                made.access(),
                                grant.refreshable() ? refreshTokens.seal(family, family.generation) : null,
                                grant.client().accessTokenValidity().toSeconds(),
                                made.scopes()))));
    }

    private Uni<Optional<TokenFamily>> begin(Grant grant, Call call) {
        TokenFamily family = new TokenFamily(grant, clock.instant().plus(life(grant)));
        Event signIn = events.signIn(grant.pool(), grant.client(), grant.user(), grant.assessment(), call);
        return families.begin(family, signIn).map(first -> first ? Optional.of(family) : Optional.empty());
    }

    /** The family also tells whether access tokens were revoked, so it lives as long as the last of its tokens. */
    private static Duration life(Grant grant) {
        return grant.refreshable()
                ? grant.client().refreshTokenValidity()
                : grant.client().accessTokenValidity();
    }
}
