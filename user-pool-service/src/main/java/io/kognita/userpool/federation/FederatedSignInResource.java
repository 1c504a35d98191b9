package io.kognita.userpool.federation;

import io.kognita.userpool.auth.event.Assessment;
import io.kognita.userpool.auth.event.AuthenticationEvents;
import io.kognita.userpool.internal.InternalCalls;
import io.kognita.userpool.user.User;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Throttle;
import io.kognita.wire.signin.FederatedSignIn;
import io.kognita.wire.signin.SignInStep;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Signs in whoever hosted-ui-service has seen proved by a provider. */
@Path("/internal/federated-sign-in")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class FederatedSignInResource {

    private final InternalCalls calls;
    private final Arrivals arrivals;
    private final FederatedSignIns signIns;
    private final AuthenticationEvents events;
    private final Clock clock;

    FederatedSignInResource(
            InternalCalls calls,
            Arrivals arrivals,
            FederatedSignIns signIns,
            AuthenticationEvents events,
            Clock clock) {
        this.calls = calls;
        this.arrivals = arrivals;
        this.signIns = signIns;
        this.events = events;
        this.clock = clock;
    }

    /** The user; no token is issued. */
    @POST
    public Uni<Response> signIn(FederatedSignIn signIn, @Context HttpServerRequest http) {
        return calls.answer(
                "FederatedSignIn",
                Throttle.Input.of("ClientId", signIn.clientId()),
                http,
                call -> arrivals.of(signIn)
                        .flatMap(arrival -> signIns.user(arrival).flatMap(user -> signedIn(arrival, user, call))));
    }

    private Uni<SignInStep> signedIn(Arrival arrival, User user, Call call) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return Panache.withTransaction(() -> events.signedIn(
                        arrival.pool(), arrival.client().client(), user, Assessment.of(UUID.randomUUID()), call))
                .replaceWith(new SignInStep.SignedIn(
                        arrival.pool().id(),
                        arrival.client().client().id(),
                        user.sub().toString(),
                        user.username(),
                        now));
    }
}
