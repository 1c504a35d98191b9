package io.kognita.trigger.lambda;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.kognita.trigger.invocation.RecentExecutions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** The JSON of executions, which Lambda's own API does not have. */
final class ExecutionShapes {

    private ExecutionShapes() {}

    /** An execution; its start is ISO 8601. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Execution(
            @JsonProperty("RequestId") String requestId,
            @JsonProperty("Trigger") String trigger,
            @JsonProperty("UserPoolId") String userPoolId,
            @JsonProperty("Outcome") String outcome,
            @JsonProperty("Reason") String reason,
            @JsonProperty("Tries") int tries,
            @JsonProperty("StartedAt") String startedAt,
            @JsonProperty("DurationMillis") long durationMillis,
            @JsonProperty("Log") String log) {

        static Execution of(RecentExecutions.Recent recent) {
            return new Execution(
                    recent.id().toString(),
                    recent.trigger(),
                    recent.userPoolId().orElse(null),
                    recent.outcome(),
                    recent.reason().orElse(null),
                    recent.tries(),
                    recent.startedAt().toString(),
                    recent.durationMillis(),
                    recent.log());
        }

        /** A log is the function's and its users'. */
        @Override
        public String toString() {
            return "Execution[" + requestId + "]";
        }
    }

    /** A page of executions, the latest first. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(
            @JsonProperty("Executions") List<Execution> executions,
            @JsonProperty("NextMarker") String nextMarker) {}
}
