package io.kognita.userpool.auth;

import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;

/** A server with operator's credentials begins a sign-in for a user. */
@Singleton
class AdminInitiateAuth extends Operation<AdminInitiateAuthRequest, AdminInitiateAuthResponse> {

    private final Attempts attempts;
    private final SignInEngine engine;
    private final SignInShapes shapes;

    AdminInitiateAuth(Attempts attempts, SignInEngine engine, SignInShapes shapes) {
        super(AdminInitiateAuthRequest::builder);
        this.attempts = attempts;
        this.engine = engine;
        this.shapes = shapes;
    }

    @Override
    public Uni<AdminInitiateAuthResponse> handle(AdminInitiateAuthRequest request, Call call) {
        return attempts.of(request, call)
                .flatMap(attempt ->
                        engine.begin(request.authFlow(), attempt).flatMap(outcome -> shapes.answer(attempt, outcome)))
                .map(answer -> AdminInitiateAuthResponse.builder()
                        .challengeName(answer.challenge())
                        .session(answer.session())
                        .challengeParameters(answer.parameters())
                        .availableChallenges(answer.available())
                        .authenticationResult(answer.result())
                        .build());
    }
}
