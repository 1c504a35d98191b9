package io.kognita.userpool.trigger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.wire.trigger.TriggerCall;
import io.kognita.wire.trigger.TriggerOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidLambdaResponseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnexpectedLambdaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;

/** Runs a trigger's function and turns every end but an answer into AWS's error. */
@Singleton
class Triggers {

    /** Three tries of five seconds each, and some time to wait between them. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Logger LOG = Logger.getLogger(Triggers.class);

    private final TriggerService service;

    Triggers(@RestClient TriggerService service) {
        this.service = service;
    }

    /**
     * Runs a function.
     *
     * @param trigger its name in AWS's errors, for example {@code PreSignUp}
     * @return the {@code response} of the event that the function answered with
     */
    Uni<ObjectNode> run(String functionArn, String trigger, ObjectNode event) {
        return service.run(new TriggerCall(functionArn, trigger, event))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(failure -> new TriggerOutcome.Failed("trigger-service did not answer: " + failure))
                .map(outcome -> response(trigger, outcome));
    }

    /**
     * Tells a function something, if the pool has one; nothing in its answer counts but that it is one.
     *
     * @param functionArn null where the pool has no such function
     */
    Uni<Void> tell(String functionArn, String trigger, Supplier<ObjectNode> event) {
        return functionArn == null
                ? Uni.createFrom().voidItem()
                : run(functionArn, trigger, event.get()).replaceWithVoid();
    }

    private static ObjectNode response(String trigger, TriggerOutcome outcome) {
        return switch (outcome) {
            case TriggerOutcome.Answered answered -> Answer.of(answered.event()).node();
            case TriggerOutcome.Refused refused ->
                throw UserLambdaValidationException.builder()
                        .message(trigger + " failed with error " + refused.message() + ".")
                        .build();
            case TriggerOutcome.Failed failed -> {
                LOG.warnf("%s failed: %s", trigger, failed.reason());
                throw UnexpectedLambdaException.builder()
                        .message(trigger + " invocation failed due to an error in the function.")
                        .build();
            }
            case TriggerOutcome.Garbled garbled -> {
                LOG.warnf("%s gave no usable answer: %s", trigger, garbled.reason());
                throw unrecognizable();
            }
        };
    }

    static InvalidLambdaResponseException unrecognizable() {
        return InvalidLambdaResponseException.builder()
                .message("Unrecognizable lambda output")
                .build();
    }
}
