package io.kognita.hostedui.authorize;

/**
 * An authorization request whose client or redirect address is not proved, so that nothing may be sent anywhere: the user
 * sees a page (RFC 6749 section 4.1.2.1, first paragraph).
 */
public final class UnsafeRequest extends RuntimeException {

    private final Reason reason;

    public UnsafeRequest(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why the page is shown. */
    public enum Reason {
        MALFORMED,
        CLIENT_MISSING,
        CLIENT_UNKNOWN,
        CLIENT_WITHOUT_OAUTH,
        NO_PROVIDER,
        REDIRECT_MISMATCH,
        LOGOUT_MISMATCH,
        SIGN_IN_EXPIRED
    }
}
