package io.kognita.hostedui.authorize;

import io.kognita.hostedui.authorize.AuthorizationRequest.Target;

/** An error that goes to the client's redirect address (RFC 6749 sections 4.1.2.1 and 4.2.2.1). */
public final class AuthorizationError extends RuntimeException {

    private final transient Target target;
    private final String code;

    /**
     * @param code the standard's error code
     * @param description for the client's developer; holds no value of the request
     */
    public AuthorizationError(Target target, String code, String description) {
        super(description, null, false, false);
        this.target = target;
        this.code = code;
    }

    Target target() {
        return target;
    }

    String code() {
        return code;
    }
}
