package io.kognita.userpool.trigger;

import java.util.List;
import java.util.Map;

/**
 * What a token would say if no function changed it.
 *
 * @param source AWS's trigger source, for example {@code TokenGeneration_Authentication}
 * @param attributes the user's attributes as AWS shows them to functions ({@code cognito:user_status} among them)
 * @param groups null in the token of a client itself, which no user has
 * @param scopes of the access token
 * @param clientMetadata what the client sent with its answer to a challenge; AWS passes none of InitiateAuth
 */
public record TokenDraft(
        TriggerSubject subject,
        String source,
        Map<String, String> attributes,
        Groups groups,
        List<String> scopes,
        Map<String, String> clientMetadata) {

    /**
     * The groups of a user as tokens show them.
     *
     * @param preferredRole null when no group has a role
     */
    public record Groups(List<String> names, List<String> roles, String preferredRole) {

        /** A user in no group. */
        public static final Groups NONE = new Groups(List.of(), List.of(), null);
    }
}
