package io.kognita.userpool.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the claims of one issue of tokens state.
 *
 * @param originJti the token family; null when the client has token revocation disabled, as Cognito leaves the claim out
 * @param eventId the authentication event, the same for every token of a family
 * @param attributes attributes of the user that this grant may show
 * @param scopes granted scopes
 * @param hosted true for a grant of the OAuth endpoints, whose access tokens have version 2
 * @param deviceKey of the device that the sign-in belongs to, or null
 * @param nonce of the authorization request, or null
 */
record TokenFacts(
        String issuer,
        String clientId,
        String sub,
        String username,
        UUID originJti,
        UUID eventId,
        Instant authTime,
        Instant issuedAt,
        Duration idValidity,
        Duration accessValidity,
        Map<String, String> attributes,
        List<String> scopes,
        boolean hosted,
        String deviceKey,
        String nonce) {

    TokenFacts {
        attributes = Map.copyOf(attributes);
        scopes = List.copyOf(scopes);
    }
}
