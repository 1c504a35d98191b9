package io.kognita.userpool.trigger;

import io.kognita.wire.service.ServiceTokenFilter;
import io.kognita.wire.trigger.TriggerCall;
import io.kognita.wire.trigger.TriggerOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The internal API of trigger-service. */
@RegisterProvider(ServiceTokenFilter.class)
@RegisterRestClient(configKey = "trigger-service")
@Path("/internal/triggers")
interface TriggerService {

    /** Runs a function to its end. */
    @POST
    Uni<TriggerOutcome> run(TriggerCall call);
}
