package io.kognita.trigger.invocation;

import io.kognita.wire.aws.AwsFailure;
import io.kognita.wire.trigger.TriggerCall;
import io.kognita.wire.trigger.TriggerOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** What other services of this deployment call to run a trigger; {@code /internal} asks for a service token. */
@Path("/internal/triggers")
public class TriggersResource {

    private final Invocations invocations;

    TriggersResource(Invocations invocations) {
        this.invocations = invocations;
    }

    /** Runs a function to its end, which with all tries may take as long as the tries' time-outs together. */
    @POST
    public Uni<TriggerOutcome> run(TriggerCall call) {
        if (call == null || call.functionArn() == null || call.trigger() == null || call.event() == null) {
            throw AwsFailure.serialization("A trigger call has a functionArn, a trigger and an event");
        }
        return invocations.run(call);
    }
}
