package io.kognita.hostedui.session;

import io.kognita.hostedui.web.Cookies;
import io.kognita.hostedui.web.Randomness;
import io.kognita.hostedui.web.Visitor;
import io.kognita.wire.seal.Sealer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Proves that a form came from a page that this service gave to this very browser for this client: a cookie names the
 * browser, and the form holds a token sealed for that name. Another site can neither read the token nor plant a cookie
 * that fits a token of its own, so nobody can be signed in to a stranger's account.
 */
@Singleton
public class Csrf {

    /** Name of the form's field, as Cognito's pages call it. */
    public static final String FIELD = "_csrf";

    private static final String PURPOSE = "hosted-ui-csrf";
    private static final String COOKIE = "kognita-browser";
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Sealer sealer;
    private final Cookies cookies;
    private final Randomness randomness;
    private final Clock clock;

    Csrf(Sealer sealer, Cookies cookies, Randomness randomness, Clock clock) {
        this.sealer = sealer;
        this.cookies = cookies;
        this.randomness = randomness;
        this.clock = clock;
    }

    /** The name of the visitor's browser; a new one when it has none yet. */
    public String browser(Visitor visitor) {
        return known(visitor).orElseGet(randomness::next);
    }

    /** The cookie that names a browser. */
    public NewCookie cookie(String browser) {
        return cookies.untilClosed(COOKIE, browser);
    }

    /** A token for a form of a client's page. */
    public String token(String browser, String clientId) {
        byte[] time = ByteBuffer.allocate(Long.BYTES)
                .putLong(clock.instant().getEpochSecond())
                .array();
        return sealer.sealText(PURPOSE, time, context(browser, clientId));
    }

    /** True when a form's token was made for this browser and client, not too long ago. */
    public boolean proves(Visitor visitor, String clientId, String token) {
        return known(visitor)
                .flatMap(browser -> sealer.openText(PURPOSE, token, context(browser, clientId)))
                .map(time -> Instant.ofEpochSecond(ByteBuffer.wrap(time).getLong()))
                .filter(made -> made.plus(LIFETIME).isAfter(clock.instant()))
                .isPresent();
    }

    private Optional<String> known(Visitor visitor) {
        return visitor.cookie(cookies.name(COOKIE))
                .filter(name -> NAME.matcher(name).matches());
    }

    private static String context(String browser, String clientId) {
        return browser + "/" + clientId;
    }
}
