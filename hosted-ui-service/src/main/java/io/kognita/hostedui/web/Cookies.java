package io.kognita.hostedui.web;

import io.kognita.wire.config.Deployment;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import java.time.Duration;

/**
 * Cookies of this service: out of reach for scripts and for requests that other sites cause, and behind
 * {@code __Host-} wherever the deployment is served by https, so that no neighbouring domain can plant one.
 */
@Singleton
public class Cookies {

    private final boolean secure;

    Cookies(Deployment deployment) {
        secure = "https".equalsIgnoreCase(deployment.publicUrl().getScheme());
    }

    /** The full name of a cookie. */
    public String name(String name) {
        return secure ? "__Host-" + name : name;
    }

    /** A cookie that lives as long as the browser runs. */
    public NewCookie untilClosed(String name, String value) {
        return cookie(name, value, NewCookie.DEFAULT_MAX_AGE);
    }

    /** A cookie with a lifetime. */
    public NewCookie lasting(String name, String value, Duration lifetime) {
        return cookie(name, value, Math.toIntExact(lifetime.toSeconds()));
    }

    /** Takes a cookie away. */
    public NewCookie removal(String name) {
        return cookie(name, "", 0);
    }

    private NewCookie cookie(String name, String value, int seconds) {
        return new NewCookie.Builder(name(name))
                .value(value)
                .path("/")
                .maxAge(seconds)
                .secure(secure)
                .httpOnly(true)
                .sameSite(SameSite.LAX)
                .build();
    }
}
