package io.kognita.wire.signin;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Asks for the tokens of a user whom a hosted sign-in proved (RFC 6749 sections 4.1.3 and 4.2.2).
 *
 * @param sub the user's id
 * @param scopes granted scopes; an ID token is issued when {@code openid} is among them
 * @param nonce the authorization request's nonce, or null
 * @param refreshable whether a refresh token belongs to them, which the implicit grant must not give
 * @param clientMetadata passed on to triggers
 */
@RegisterForReflection
public record TokenGrant(
        String clientId,
        String sub,
        List<String> scopes,
        String nonce,
        Instant authTime,
        boolean refreshable,
        Map<String, String> clientMetadata) {}
