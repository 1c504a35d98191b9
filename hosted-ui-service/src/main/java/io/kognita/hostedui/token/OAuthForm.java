package io.kognita.hostedui.token;

import io.kognita.hostedui.web.Parameters;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;

/** The body of a token or revocation request. */
final class OAuthForm {

    private OAuthForm() {}

    /** Reads the form; only the body counts, so no credential can come by a query that proxies write down. */
    static Parameters read(HttpServerRequest http, String body) {
        String type = http.getHeader("Content-Type");
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            throw OAuthError.invalidRequest("The Content-Type must be application/x-www-form-urlencoded");
        }
        return Parameters.read(body).requireUnique();
    }
}
