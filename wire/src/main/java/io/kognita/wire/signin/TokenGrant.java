package io.kognita.wire.signin;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Asks for the tokens of a user whom a hosted sign-in proved (the code grant, RFC 6749 section 4.1.3).
 *
 * @param sub the user's id
 * @param scopes granted scopes; an ID token is issued when {@code openid} is among them
 * @param nonce the authorization request's nonce, or null
 * @param clientMetadata passed on to triggers
 */
@RegisterForReflection
public record TokenGrant(
        String clientId,
        String sub,
        List<String> scopes,
        String nonce,
        Instant authTime,
        Map<String, String> clientMetadata) {}
