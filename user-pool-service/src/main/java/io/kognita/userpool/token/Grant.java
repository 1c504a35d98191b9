package io.kognita.userpool.token;

import io.kognita.userpool.auth.event.Assessment;
import io.kognita.userpool.client.Client;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What tokens a user is given, and why.
 *
 * @param signIn the sign-in they come from: {@code origin_jti} of all its tokens
 * @param assessment of the sign-in's risk, with the id of its event
 * @param hosted true for a grant of the OAuth endpoints
 * @param refreshable whether a refresh token belongs to the tokens
 * @param nonce of the authorization request, or null
 * @param device that the sign-in belongs to, confirmed or not, or null
 * @param clientMetadata passed on to the pre token generation trigger
 */
public record Grant(
        Pool pool,
        Client client,
        User user,
        UUID signIn,
        Assessment assessment,
        Instant authTime,
        List<String> scopes,
        boolean hosted,
        boolean refreshable,
        String nonce,
        TokenSource source,
        UUID device,
        Map<String, String> clientMetadata) {

    /** The scope that user operations ask for, and the only one of a sign-in without OAuth. */
    public static final String USER_ADMIN = "aws.cognito.signin.user.admin";

    static final String OPENID = "openid";

    UUID eventId() {
        return assessment.eventId();
    }

    /** An OAuth grant without {@code openid} is no authentication, so it gives no ID token. */
    boolean withIdToken() {
        return !hosted || scopes.contains(OPENID);
    }
}
