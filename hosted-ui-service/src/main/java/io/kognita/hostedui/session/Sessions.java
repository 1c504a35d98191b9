package io.kognita.hostedui.session;

import io.kognita.hostedui.HostedUi;
import io.kognita.hostedui.web.Cookies;
import io.kognita.hostedui.web.Randomness;
import io.kognita.hostedui.web.Visitor;
import io.kognita.wire.signin.SignInStep.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Browser sessions. One is a sealed cookie, one for each pool: it opens only for the pool it was made for, ends with its
 * lifetime, and ends at once when the user signs out, even for somebody who kept a copy.
 */
@Singleton
public class Sessions {

    private static final String PURPOSE = "hosted-ui-session";
    private static final String COOKIE = "kognita-session-";

    private final SealedJson sealed;
    private final EndedSessions ended;
    private final Cookies cookies;
    private final Randomness randomness;
    private final Clock clock;
    private final Duration lifetime;

    Sessions(
            SealedJson sealed,
            EndedSessions ended,
            Cookies cookies,
            Randomness randomness,
            Clock clock,
            HostedUi settings) {
        this.sealed = sealed;
        this.ended = ended;
        this.cookies = cookies;
        this.randomness = randomness;
        this.clock = clock;
        this.lifetime = settings.sessionLifetime();
    }

    /** A new session for a user who has just been proved, here or by a provider. */
    public BrowserSession begin(SignedIn user, String providerName) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new BrowserSession(
                randomness.next(), user.poolId(), user.sub(), providerName, user.authTime(), now.plus(lifetime));
    }

    /** The cookie that carries a session. */
    public NewCookie cookie(BrowserSession session) {
        String value = sealed.seal(PURPOSE, session, session.poolId());
        return cookies.lasting(COOKIE + session.poolId(), value, lifetime);
    }

    /** The visitor's live session with a pool. */
    public Uni<Optional<BrowserSession>> find(Visitor visitor, String poolId) {
        Optional<BrowserSession> session = open(visitor, poolId);
        if (session.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return ended.contains(session.get()).map(over -> over ? Optional.empty() : session);
    }

    /** Ends the visitor's session with a pool, if there is one. */
    public Uni<Void> end(Visitor visitor, String poolId) {
        return open(visitor, poolId)
                .map(ended::add)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Takes the session cookie of a pool away. */
    public NewCookie removal(String poolId) {
        return cookies.removal(COOKIE + poolId);
    }

    private Optional<BrowserSession> open(Visitor visitor, String poolId) {
        return visitor.cookie(cookies.name(COOKIE + poolId))
                .flatMap(value -> sealed.open(PURPOSE, value, poolId, BrowserSession.class))
                .filter(session -> session.poolId().equals(poolId))
                .filter(session -> session.expiresAt().isAfter(clock.instant()));
    }
}
