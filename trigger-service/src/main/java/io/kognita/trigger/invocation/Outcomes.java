package io.kognita.trigger.invocation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.trigger.function.Ending;
import io.kognita.wire.trigger.TriggerOutcome;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Says what a function's end means for the trigger that ran it. */
@Singleton
class Outcomes {

    /** Reading more takes over a millisecond, which an event loop does not have. */
    private static final int LARGE = 64 * 1024;
    /** Enough for a sentence to a user; a stack trace does not pass as a message. */
    private static final int MAX_MESSAGE = 1024;

    private final ObjectMapper json;
    private final Vertx vertx;

    Outcomes(ObjectMapper json, Vertx vertx) {
        this.json = json;
        this.vertx = vertx;
    }

    Uni<TriggerOutcome> of(Ending ending) {
        return switch (ending) {
            case Ending.Returned(byte[] payload)
            when payload.length > LARGE -> vertx.executeBlocking(() -> answered(payload), false);
            case Ending.Returned(byte[] payload) -> Uni.createFrom().item(() -> answered(payload));
            case Ending.Threw(Optional<String> message, byte[] error) ->
                Uni.createFrom()
                        .item(message.map(Outcomes::refused)
                                .orElseGet(() -> new TriggerOutcome.Failed("threw an error without a message")));
            case Ending.Throttled(String reason) -> Uni.createFrom().item(new TriggerOutcome.Failed(reason));
            case Ending.Failed(String reason) -> Uni.createFrom().item(new TriggerOutcome.Failed(reason));
        };
    }

    private static TriggerOutcome refused(String message) {
        return new TriggerOutcome.Refused(message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE) : message);
    }

    private TriggerOutcome answered(byte[] payload) {
        try {
            if (json.readTree(payload) instanceof ObjectNode event) {
                return new TriggerOutcome.Answered(event);
            }
        } catch (JsonProcessingException e) {
            return new TriggerOutcome.Garbled("answered no JSON object");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TriggerOutcome.Garbled("answered no JSON object");
    }
}
