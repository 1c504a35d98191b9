package io.kognita.userpool.trigger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidLambdaResponseException;

/** The pre sign-up trigger: a function that may refuse a new user, confirm them, or vouch for their address. */
@Singleton
public class PreSignUp {

    private static final String NAME = "PreSignUp";

    private final Triggers triggers;

    PreSignUp(Triggers triggers) {
        this.triggers = triggers;
    }

    /** What a function decided; without a function nothing is decided for the user. */
    public record Verdict(boolean confirmUser, boolean verifyEmail, boolean verifyPhone) {
        static final Verdict NONE = new Verdict(false, false, false);
    }

    /**
     * A user who is about to be created.
     *
     * @param validationData what the client sent for the function alone; never stored
     */
    public record Applicant(
            TriggerSubject subject,
            Map<String, String> attributes,
            Map<String, String> validationData,
            Map<String, String> clientMetadata) {}

    /** Asks when a user signs up. */
    public Uni<Verdict> onSignUp(Optional<String> functionArn, Applicant applicant) {
        return ask(functionArn, "PreSignUp_SignUp", applicant).invoke(verdict -> check(verdict, applicant));
    }

    /** Asks when an administrator creates a user: the function may refuse, the rest of its answer is ignored. */
    public Uni<Void> onAdminCreateUser(Optional<String> functionArn, Applicant applicant) {
        return ask(functionArn, "PreSignUp_AdminCreateUser", applicant).replaceWithVoid();
    }

    /** Asks when somebody signs in by a provider for the first time; they are confirmed whatever the function says. */
    public Uni<Verdict> onFirstFederatedSignIn(Optional<String> functionArn, Applicant applicant) {
        return ask(functionArn, "PreSignUp_ExternalProvider", applicant).invoke(verdict -> check(verdict, applicant));
    }

    private Uni<Verdict> ask(Optional<String> functionArn, String source, Applicant applicant) {
        return functionArn
                .map(arn -> triggers.run(arn, NAME, event(source, applicant)).map(PreSignUp::verdict))
                .orElseGet(() -> Uni.createFrom().item(Verdict.NONE));
    }

    private static ObjectNode event(String source, Applicant applicant) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.set("userAttributes", TriggerSubject.json(applicant.attributes()));
        request.set(
                "validationData",
                applicant.validationData().isEmpty()
                        ? JsonNodeFactory.instance.nullNode()
                        : TriggerSubject.json(applicant.validationData()));
        if (!applicant.clientMetadata().isEmpty()) {
            request.set("clientMetadata", TriggerSubject.json(applicant.clientMetadata()));
        }
        ObjectNode response = JsonNodeFactory.instance
                .objectNode()
                .put("autoConfirmUser", false)
                .put("autoVerifyEmail", false)
                .put("autoVerifyPhone", false);
        return applicant.subject().event("1", source, request, response);
    }

    private static Verdict verdict(ObjectNode response) {
        Answer answer = new Answer(response);
        return new Verdict(
                answer.flag("autoConfirmUser"), answer.flag("autoVerifyEmail"), answer.flag("autoVerifyPhone"));
    }

    private static void check(Verdict verdict, Applicant applicant) {
        requireAttribute(verdict.verifyEmail(), "email", applicant);
        requireAttribute(verdict.verifyPhone(), "phone_number", applicant);
    }

    private static void requireAttribute(boolean needed, String attribute, Applicant applicant) {
        if (needed && !applicant.attributes().containsKey(attribute)) {
            throw InvalidLambdaResponseException.builder()
                    .message("The function verifies " + attribute + ", which the user does not have.")
                    .build();
        }
    }
}
