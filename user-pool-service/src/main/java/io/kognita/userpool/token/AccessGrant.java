package io.kognita.userpool.token;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.userpool.user.User;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a valid access token allows, and to whom.
 *
 * @param signIn the sign-in that it came from
 * @param device that the sign-in belongs to, confirmed or not, or null
 */
public record AccessGrant(Pool pool, String clientId, User user, Set<String> scopes, UUID signIn, UUID device) {

    public AccessGrant {
        scopes = Set.copyOf(scopes);
    }

    /** What the events of a call with the token have in common. */
    public TriggerContext triggers(Map<String, String> clientMetadata) {
        return new TriggerContext(pool, clientId, clientMetadata);
    }
}
