package io.kognita.wire.signin;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/** Asks for new tokens with a refresh token (RFC 6749 section 6). */
@RegisterForReflection
public record RefreshGrant(String clientId, String refreshToken, Map<String, String> clientMetadata) {

    /** Tokens never reach a log. */
    @Override
    public String toString() {
        return "RefreshGrant[clientId=" + clientId + "]";
    }
}
