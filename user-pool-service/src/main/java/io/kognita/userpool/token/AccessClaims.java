package io.kognita.userpool.token;

import java.util.Set;
import java.util.UUID;

/**
 * The claims of a verified access token that decide what it allows.
 *
 * @param originJti null in tokens of a client that has token revocation disabled
 */
record AccessClaims(String poolId, UUID sub, String clientId, UUID originJti, UUID eventId, Set<String> scopes) {}
