package io.kognita.wire.trigger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** How a function ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TriggerOutcome.Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = TriggerOutcome.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = TriggerOutcome.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = TriggerOutcome.Garbled.class, name = "garbled")
})
public sealed interface TriggerOutcome {

    /** The function returned an event. */
    @RegisterForReflection
    record Answered(ObjectNode event) implements TriggerOutcome {}

    /** The function threw: its message reaches the client as {@code UserLambdaValidationException}. */
    @RegisterForReflection
    record Refused(String message) implements TriggerOutcome {}

    /** The function crashed, timed out or could not be reached: {@code UnexpectedLambdaException}. */
    @RegisterForReflection
    record Failed(String reason) implements TriggerOutcome {}

    /** The function answered something that is no event: {@code InvalidLambdaResponseException}. */
    @RegisterForReflection
    record Garbled(String reason) implements TriggerOutcome {}
}
