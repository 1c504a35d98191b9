package io.kognita.trigger.invocation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One run of a function, as it is told to operators: how it ended, and nothing of the user or the answer.
 *
 * @param outcome {@code answered}, {@code refused}, {@code failed} or {@code garbled}
 * @param reason of this service's own wording only: a function's message may hold what it knows of the user
 * @param log what the function wrote, which goes into no event
 */
record Execution(
        String id,
        String functionArn,
        String trigger,
        Optional<String> userPoolId,
        String outcome,
        Optional<String> reason,
        int tries,
        Instant startedAt,
        Duration duration,
        String log) {

    /** What the event of it says. */
    ObjectNode data() {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("functionArn", functionArn)
                .put("trigger", trigger)
                .put("outcome", outcome)
                .put("tries", tries)
                .put("durationMillis", duration.toMillis());
        userPoolId.ifPresent(id -> data.put("userPoolId", id));
        reason.ifPresent(text -> data.put("reason", text));
        return data;
    }

    /** A log is the function's and its users'. */
    @Override
    public String toString() {
        return "Execution[" + id + ", " + functionArn + ", " + outcome + "]";
    }
}
