package io.kognita.hostedui.token;

import java.util.Set;

/** An error that a client reads as JSON (RFC 6749 section 5.2). */
final class OAuthError extends RuntimeException {

    static final int TOO_MANY = 429;

    /** The errors of who shows a secret, a code or a token that is not right. */
    private static final Set<String> GUESSES = Set.of("invalid_client", "invalid_grant");

    private final int status;
    private final String code;
    private final boolean challenge;

    private OAuthError(int status, String code, boolean challenge, String description) {
        super(description, null, false, false);
        this.status = status;
        this.code = code;
        this.challenge = challenge;
    }

    static OAuthError of(String code, String description) {
        return new OAuthError(400, code, false, description);
    }

    static OAuthError invalidRequest(String description) {
        return of("invalid_request", description);
    }

    static OAuthError invalidGrant(String description) {
        return of("invalid_grant", description);
    }

    /**
     * The client is not proved.
     *
     * @param basic true when it tried HTTP Basic authentication and must be told how it goes
     */
    static OAuthError invalidClient(boolean basic) {
        return new OAuthError(basic ? 401 : 400, "invalid_client", basic, "The client is not authenticated");
    }

    static OAuthError tooMany() {
        return new OAuthError(TOO_MANY, "temporarily_unavailable", false, "Too many requests");
    }

    static OAuthError unavailable() {
        return new OAuthError(503, "server_error", false, "The request could not be completed");
    }

    /** True for what somebody meets who tries secrets, codes or tokens out. */
    boolean mayBeAGuess() {
        return GUESSES.contains(code);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    /** True when the answer names the authentication scheme. */
    boolean challenge() {
        return challenge;
    }
}
