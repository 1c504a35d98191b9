package io.kognita.hostedui.authorize;

import java.util.Optional;

/** What an authorization request may ask for. */
public enum ResponseType {
    /** An authorization code (RFC 6749 section 4.1). */
    CODE("code", "query"),
    /** Tokens in the address itself (RFC 6749 section 4.2); no refresh token among them. */
    TOKEN("implicit", "fragment");

    private final String flow;
    private final String mode;

    ResponseType(String flow, String mode) {
        this.flow = flow;
        this.mode = mode;
    }

    /** AWS's name of the flow that a client must be allowed to use. */
    String flow() {
        return flow;
    }

    /** The only response mode of the type: tokens never appear in a query. */
    String mode() {
        return mode;
    }

    static Optional<ResponseType> named(String name) {
        return switch (name) {
            case "code" -> Optional.of(CODE);
            case "token" -> Optional.of(TOKEN);
            default -> Optional.empty();
        };
    }
}
