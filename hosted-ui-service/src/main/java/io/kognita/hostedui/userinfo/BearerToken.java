package io.kognita.hostedui.userinfo;

import io.kognita.hostedui.web.Parameters;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds a request's access token: in its header or its form, never in its query, and in one place only (RFC 6750 section 2). */
final class BearerToken {

    private static final String SCHEME = "bearer ";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{1,8192}=*");

    private BearerToken() {}

    static String of(HttpServerRequest http, String body) {
        Optional<String> inHeader = header(http.headers().getAll("Authorization"));
        Optional<String> inForm = isForm(http) ? Parameters.read(body).value("access_token") : Optional.empty();
        if (inHeader.isPresent() && inForm.isPresent()) {
            throw BearerError.invalidRequest();
        }
        return inHeader.or(() -> inForm)
                .map(token -> TOKEN.matcher(token).matches() ? token : "")
                .map(BearerToken::requireToken)
                .orElseThrow(BearerError::missing);
    }

    private static Optional<String> header(List<String> headers) {
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        String header = headers.getFirst();
        if (headers.size() > 1 || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            throw BearerError.invalidRequest();
        }
        return Optional.of(header.substring(SCHEME.length()).strip());
    }

    private static String requireToken(String token) {
        if (token.isEmpty()) {
            throw BearerError.invalidToken();
        }
        return token;
    }

    private static boolean isForm(HttpServerRequest http) {
        String type = http.getHeader("Content-Type");
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }
}
