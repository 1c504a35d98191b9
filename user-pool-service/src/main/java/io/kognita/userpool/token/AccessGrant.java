package io.kognita.userpool.token;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import java.util.Set;
import java.util.UUID;

/**
 * What a valid access token allows, and to whom.
 *
 * @param originJti the token's family, or null when the client's tokens name none
 */
public record AccessGrant(Pool pool, String clientId, User user, UUID originJti, Set<String> scopes) {

    public AccessGrant {
        scopes = Set.copyOf(scopes);
    }
}
