package io.kognita.userpool.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** The create auth challenge trigger: a function that makes up a question of a custom authentication. */
@Singleton
public class CreateAuthChallenge {

    private static final String NAME = "CreateAuthChallenge";

    /** What is kept of a question has to fit a row; the most that AWS keeps is not documented. */
    private static final int MAX_CHARACTERS = 32 * 1024;

    private final Triggers triggers;

    CreateAuthChallenge(Triggers triggers) {
        this.triggers = triggers;
    }

    /**
     * A question.
     *
     * @param publicParameters for the client
     * @param privateParameters for the function that judges the answer, the right answer among them; never for the client
     * @param metadata the function's name for the question, or null
     */
    public record Question(
            Map<String, String> publicParameters, Map<String, String> privateParameters, String metadata) {

        public Question {
            publicParameters = Map.copyOf(publicParameters);
            privateParameters = Map.copyOf(privateParameters);
        }

        @Override
        public String toString() {
            return "Question[" + metadata + "]";
        }
    }

    /**
     * Makes up a question.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException when the pool has no
     *     such function
     */
    public Uni<Question> question(CustomAuthentication authentication) {
        String arn = authentication.context().pool().lambdaConfig().createAuthChallenge();
        if (arn == null) {
            throw DefineAuthChallenge.notConfigured();
        }
        ObjectNode request = authentication.requestWithSession().put("challengeName", ChallengeResult.CUSTOM_CHALLENGE);
        ObjectNode response = JsonNodeFactory.instance
                .objectNode()
                .putNull("publicChallengeParameters")
                .putNull("privateChallengeParameters")
                .putNull("challengeMetadata");
        return triggers.run(arn, NAME, authentication.event(NAME, request, response))
                .map(answer -> question(new Answer(answer)));
    }

    private static Question question(Answer answer) {
        Question question = new Question(
                texts(answer, "publicChallengeParameters"),
                texts(answer, "privateChallengeParameters"),
                answer.text("challengeMetadata").orElse(null));
        if (characters(question) > MAX_CHARACTERS) {
            throw Triggers.unrecognizable();
        }
        return question;
    }

    private static Map<String, String> texts(Answer answer, String member) {
        Map<String, String> texts = new LinkedHashMap<>();
        answer.values(member, JsonNode::isTextual).forEach((name, value) -> texts.put(name, value.textValue()));
        return texts;
    }

    private static int characters(Question question) {
        return characters(question.publicParameters())
                + characters(question.privateParameters())
                + (question.metadata() == null ? 0 : question.metadata().length());
    }

    private static int characters(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .mapToInt(entry -> entry.getKey().length() + entry.getValue().length())
                .sum();
    }
}
