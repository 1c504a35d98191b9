package io.kognita.hostedui.userinfo;

import jakarta.ws.rs.core.Response;

/** A refusal as RFC 6750 section 3 writes it, with Cognito's descriptions. */
final class BearerError extends RuntimeException {

    private final int status;
    private final String challenge;

    private BearerError(int status, String challenge) {
        super(challenge, null, false, false);
        this.status = status;
        this.challenge = challenge;
    }

    /** No token was sent: the answer names the scheme and no error (section 3.1). */
    static BearerError missing() {
        return new BearerError(401, "Bearer");
    }

    static BearerError invalidRequest() {
        return described(400, "invalid_request", "Bad OAuth2 request at UserInfo Endpoint");
    }

    static BearerError invalidToken() {
        return described(
                401,
                "invalid_token",
                "Access token is expired, disabled, or deleted, or the user has globally signed out.");
    }

    static BearerError insufficientScope() {
        return described(403, "insufficient_scope", "Access token does not have the scope openid.");
    }

    Response answer() {
        return Response.status(status)
                .header("WWW-Authenticate", challenge)
                .header("Cache-Control", "no-store")
                .build();
    }

    private static BearerError described(int status, String code, String description) {
        return new BearerError(status, "Bearer error=\"" + code + "\", error_description=\"" + description + "\"");
    }
}
