package io.kognita.trigger.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.wire.trigger.TriggerCall;
import io.kognita.wire.trigger.TriggerOutcome;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** One run of a function, as it is told to operators: how it ended, and nothing of the user or the answer. */
record Execution(TriggerCall call, TriggerOutcome outcome, int tries, Duration duration) {

    /** The outcome as it stands in metrics and events: {@code answered}, {@code refused}, {@code failed}, {@code garbled}. */
    String outcomeName() {
        return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The pool for whose sake the function ran. */
    Optional<String> poolId() {
        return Optional.ofNullable(call.event().get("userPoolId"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
    }

    ObjectNode data() {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("functionArn", call.functionArn())
                .put("trigger", call.trigger())
                .put("outcome", outcomeName())
                .put("tries", tries)
                .put("durationMillis", duration.toMillis());
        poolId().ifPresent(id -> data.put("userPoolId", id));
        reason().ifPresent(text -> data.put("reason", text));
        return data;
    }

    /** Only reasons of this service's own wording: a function's message may hold what it knows of the user. */
    private Optional<String> reason() {
        return switch (outcome) {
            case TriggerOutcome.Answered answered -> Optional.empty();
            case TriggerOutcome.Refused refused -> Optional.empty();
            case TriggerOutcome.Failed failed -> Optional.of(failed.reason());
            case TriggerOutcome.Garbled garbled -> Optional.of(garbled.reason());
        };
    }
}
