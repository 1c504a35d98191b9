package io.kognita.userpool.auth;

import io.kognita.userpool.auth.event.AuthenticationEvents;
import io.kognita.userpool.internal.InternalCalls;
import io.kognita.wire.aws.Throttle;
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
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeRequest;

/** The engine for the hosted pages: the same flows and challenges, but a proved user instead of tokens at the end. */
@Path("/internal/sign-in")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class SignInResource {

    private final InternalCalls calls;
    private final Attempts attempts;
    private final SignInEngine engine;
    private final AuthenticationEvents events;

    SignInResource(InternalCalls calls, Attempts attempts, SignInEngine engine, AuthenticationEvents events) {
        this.calls = calls;
        this.attempts = attempts;
        this.engine = engine;
        this.events = events;
    }

    /** Takes an {@code InitiateAuthRequest} in AWS JSON. */
    @POST
    public Uni<Response> begin(byte[] body, @Context HttpServerRequest http) {
        InitiateAuthRequest request = calls.read(body, InitiateAuthRequest.builder());
        return calls.answer(
                "InitiateAuth",
                Throttle.Input.of(request),
                http,
                call -> attempts.of(Door.HOSTED_PAGE, request, call)
                        .flatMap(attempt ->
                                engine.begin(request.authFlow(), attempt).flatMap(outcome -> step(attempt, outcome))));
    }

    /** Takes a {@code RespondToAuthChallengeRequest} in AWS JSON. */
    @POST
    @Path("/challenge")
    public Uni<Response> answer(byte[] body, @Context HttpServerRequest http) {
        RespondToAuthChallengeRequest request = calls.read(body, RespondToAuthChallengeRequest.builder());
        return calls.answer(
                "RespondToAuthChallenge",
                Throttle.Input.of(request),
                http,
                call -> attempts.of(Door.HOSTED_PAGE, request, call)
                        .flatMap(attempt -> engine.answer(request.challengeName(), attempt)
                                .flatMap(outcome -> step(attempt, outcome))));
    }

    private Uni<SignInStep> step(Attempt attempt, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Challenged asked ->
                Uni.createFrom()
                        .item(new SignInStep.Challenge(asked.name().toString(), asked.session(), asked.parameters()));
            case Outcome.Proved proved -> signedIn(attempt, proved);
            case Outcome.Refreshed refreshed ->
                throw InvalidParameterException.builder()
                        .message("A refresh is no sign-in")
                        .build();
        };
    }

    private Uni<SignInStep> signedIn(Attempt attempt, Outcome.Proved proved) {
        return Panache.withTransaction(() -> events.signedIn(
                        attempt.pool(), attempt.client(), proved.user(), proved.assessment(), attempt.call()))
                .replaceWith(new SignInStep.SignedIn(
                        attempt.pool().id(),
                        attempt.client().id(),
                        proved.user().sub().toString(),
                        proved.user().username(),
                        proved.authTime()));
    }
}
