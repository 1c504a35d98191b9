package io.kognita.userpool.trigger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** The define auth challenge trigger: a function that says how a custom authentication goes on. */
@Singleton
public class DefineAuthChallenge {

    private static final String NAME = "DefineAuthChallenge";

    private final Triggers triggers;

    DefineAuthChallenge(Triggers triggers) {
        this.triggers = triggers;
    }

    /** What a function decided. */
    public sealed interface Decision {

        /** The user is proved. */
        record IssueTokens() implements Decision {}

        /** The user is not who they claim to be. */
        record Fail() implements Decision {}

        /** The user is asked another question. */
        record Ask(String challengeName) implements Decision {}
    }

    /**
     * Asks how to go on.
     *
     * @throws InvalidParameterException when the pool has no such function
     */
    public Uni<Decision> decide(CustomAuthentication authentication) {
        String arn = authentication.context().pool().lambdaConfig().defineAuthChallenge();
        if (arn == null) {
            throw notConfigured();
        }
        ObjectNode response = JsonNodeFactory.instance
                .objectNode()
                .putNull("challengeName")
                .putNull("issueTokens")
                .putNull("failAuthentication");
        return triggers.run(arn, NAME, authentication.event(NAME, authentication.requestWithSession(), response))
                .map(answer -> decision(new Answer(answer)));
    }

    /** AWS's answer where one of the functions is missing. */
    static InvalidParameterException notConfigured() {
        return InvalidParameterException.builder()
                .message("Custom auth lambda trigger is not configured for the user pool.")
                .build();
    }

    /** A function that says two things at once has not vouched for the user. */
    private static Decision decision(Answer answer) {
        Optional<String> challengeName = answer.text("challengeName").filter(name -> !name.isEmpty());
        boolean issueTokens = answer.flag("issueTokens");
        if (answer.flag("failAuthentication")) {
            return new Decision.Fail();
        }
        if (issueTokens) {
            return new Decision.IssueTokens();
        }
        return new Decision.Ask(challengeName.orElseThrow(Triggers::unrecognizable));
    }
}
