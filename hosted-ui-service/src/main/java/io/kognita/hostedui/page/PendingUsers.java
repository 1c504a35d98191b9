package io.kognita.hostedui.session;

import io.kognita.hostedui.web.Cookies;
import io.kognita.hostedui.web.Visitor;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Remembers in a sealed cookie who waits for a code, so that no address carries a user's name. */
@Singleton
public class PendingUsers {

    private static final String PURPOSE = "hosted-ui-pending";
    private static final String COOKIE = "kognita-pending";
    private static final Duration LIFETIME = Duration.ofMinutes(30);

    /** Twice what AWS allows; a browser drops a cookie over 4 KB. */
    private static final int MAX_NAME = 256;

    private final SealedJson sealed;
    private final Cookies cookies;
    private final Clock clock;

    PendingUsers(SealedJson sealed, Cookies cookies, Clock clock) {
        this.sealed = sealed;
        this.cookies = cookies;
        this.clock = clock;
    }

    /** The cookie that remembers a user in a browser; a name that no user can have is not remembered. */
    public NewCookie cookie(String browser, String clientId, String username, String destination) {
        if (username.length() > MAX_NAME) {
            return cookies.removal(COOKIE);
        }
        PendingUser user = new PendingUser(
                clientId, username, destination, clock.instant().plus(LIFETIME).truncatedTo(ChronoUnit.SECONDS));
        return cookies.lasting(COOKIE, sealed.seal(PURPOSE, user, browser), LIFETIME);
    }

    /** Who waits in this browser at a client; nobody's name is empty. */
    public PendingUser find(Visitor visitor, String browser, String clientId) {
        return visitor.cookie(cookies.name(COOKIE))
                .flatMap(value -> sealed.open(PURPOSE, value, browser, PendingUser.class))
                .filter(user -> user.clientId().equals(clientId))
                .filter(user -> user.expiresAt().isAfter(clock.instant()))
                .orElse(PendingUser.NOBODY);
    }
}
