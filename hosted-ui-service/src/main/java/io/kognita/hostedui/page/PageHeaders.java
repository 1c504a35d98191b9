package io.kognita.hostedui.page;

import io.kognita.wire.config.Deployment;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;

/**
 * The headers of a page. The pages hold no script at all, so the policy allows none; styles and pictures come from this
 * service only, nothing may frame a page, and a form may lead to this service and the client's own address.
 */
@Singleton
class PageHeaders {

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
            + " frame-ancestors 'none'; form-action 'self'";

    private final boolean secure;

    PageHeaders(Deployment deployment) {
        secure = "https".equalsIgnoreCase(deployment.publicUrl().getScheme());
    }

    /**
     * Adds the headers.
     *
     * @param returnAddress where the page's form may end up by redirect, which browsers check against form-action too;
     *     empty for nowhere
     */
    Response.ResponseBuilder add(Response.ResponseBuilder response, String returnAddress) {
        if (secure) {
            response.header("Strict-Transport-Security", "max-age=31536000");
        }
        return response.header("Content-Security-Policy", POLICY + source(returnAddress))
                .header("X-Frame-Options", "DENY")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
                .header("Cache-Control", "no-store")
                .header("Pragma", "no-cache");
    }

    /** The origin of a web address, or the scheme of an app's own address. */
    private static String source(String returnAddress) {
        int colon = returnAddress.indexOf(':');
        if (colon < 0) {
            return "";
        }
        String scheme = returnAddress.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return scheme.matches("[a-z][a-z0-9+.-]*") ? " " + scheme + ":" : "";
        }
        try {
            URI address = URI.create(returnAddress);
            String port = address.getPort() < 0 ? "" : ":" + address.getPort();
            return address.getHost() == null ? "" : " " + scheme + "://" + address.getHost() + port;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
