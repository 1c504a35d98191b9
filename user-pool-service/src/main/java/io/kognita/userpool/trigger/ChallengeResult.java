package io.kognita.userpool.trigger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A question of a custom authentication that was answered.
 *
 * @param challengeResult whether the answer was right
 * @param challengeMetadata the function's own name for a {@code CUSTOM_CHALLENGE}, or null
 */
@RegisterForReflection
public record ChallengeResult(String challengeName, boolean challengeResult, String challengeMetadata) {

    public static final String SRP_A = "SRP_A";
    public static final String PASSWORD_VERIFIER = "PASSWORD_VERIFIER";
    public static final String CUSTOM_CHALLENGE = "CUSTOM_CHALLENGE";

    /** A step that Kognita itself judged. */
    public static ChallengeResult passed(String challengeName) {
        return new ChallengeResult(challengeName, true, null);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("challengeName", challengeName)
                .put("challengeResult", challengeResult);
        if (challengeMetadata != null) {
            json.put("challengeMetadata", challengeMetadata);
        }
        return json;
    }
}
