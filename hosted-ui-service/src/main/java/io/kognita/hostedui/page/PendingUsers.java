package io.kognita.hostedui.page;

import io.kognita.hostedui.session.SealedJson;
import io.kognita.hostedui.web.Cookies;
import io.kognita.hostedui.web.Locations;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
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

    /** Who waits in the browser of a page; nobody's name is empty. */
    public PendingUser of(Page page) {
        return page.visitor()
                .cookie(cookies.name(COOKIE))
                .flatMap(value -> sealed.open(PURPOSE, value, page.browser(), PendingUser.class))
                .filter(user -> user.clientId().equals(page.clientId()))
                .filter(user -> user.expiresAt().isAfter(clock.instant()))
                .orElse(PendingUser.NOBODY);
    }

    /** Who waits in the browser that sent a form, or whom the form names. */
    public PendingUser of(Form form) {
        return of(form.page()).orNamed(form.text("username"));
    }

    /**
     * Sends a browser on to another page of the same sign-in, where the user is remembered.
     *
     * @param destination where a code went, masked; empty when that must not be told
     */
    public Response sendOn(Page page, String path, String username, String destination) {
        return Locations.found(Locations.page(path, page.request().parameters()))
                .cookie(cookie(page, username, destination))
                .build();
    }

    /** A name that no user can have is not remembered. */
    private NewCookie cookie(Page page, String username, String destination) {
        if (username.length() > MAX_NAME) {
            return cookies.removal(COOKIE);
        }
        PendingUser user = new PendingUser(
                page.clientId(),
                username,
                destination,
                clock.instant().plus(LIFETIME).truncatedTo(ChronoUnit.SECONDS));
        return cookies.lasting(COOKIE, sealed.seal(PURPOSE, user, page.browser()), LIFETIME);
    }
}
