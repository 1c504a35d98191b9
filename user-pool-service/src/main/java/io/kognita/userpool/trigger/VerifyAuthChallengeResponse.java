package io.kognita.userpool.trigger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;

/** The verify auth challenge response trigger: a function that judges the answer to a question of a custom authentication. */
@Singleton
public class VerifyAuthChallengeResponse {

    private static final String NAME = "VerifyAuthChallengeResponse";

    private final Triggers triggers;

    VerifyAuthChallengeResponse(Triggers triggers) {
        this.triggers = triggers;
    }

    /**
     * Judges an answer.
     *
     * @param privateParameters what the function that made the question up left for this one
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException when the pool has no
     *     such function
     */
    public Uni<Boolean> correct(
            CustomAuthentication authentication, Map<String, String> privateParameters, String answer) {
        String arn = authentication.context().pool().lambdaConfig().verifyAuthChallengeResponse();
        if (arn == null) {
            throw DefineAuthChallenge.notConfigured();
        }
        ObjectNode request = authentication.request().put("challengeAnswer", answer);
        request.set("privateChallengeParameters", TriggerSubject.json(privateParameters));
        ObjectNode response = JsonNodeFactory.instance.objectNode().putNull("answerCorrect");
        return triggers.run(arn, NAME, authentication.event(NAME, request, response))
                .map(judged -> new Answer(judged).flag("answerCorrect"));
    }
}
