package io.kognita.userpool.auth;

import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;

/** An application begins a sign-in. */
@Singleton
class InitiateAuth extends Operation<InitiateAuthRequest, InitiateAuthResponse> {

    private final Attempts attempts;
    private final SignInEngine engine;
    private final SignInShapes shapes;

    InitiateAuth(Attempts attempts, SignInEngine engine, SignInShapes shapes) {
        super(InitiateAuthRequest::builder, Access.CLIENT);
        this.attempts = attempts;
        this.engine = engine;
        this.shapes = shapes;
    }

    @Override
    public Uni<InitiateAuthResponse> handle(InitiateAuthRequest request, Call call) {
        return attempts.of(Door.APPLICATION, request, call)
                .flatMap(attempt ->
                        engine.begin(request.authFlow(), attempt).flatMap(outcome -> shapes.answer(attempt, outcome)))
                .map(answer -> InitiateAuthResponse.builder()
                        .challengeName(answer.challenge())
                        .session(answer.session())
                        .challengeParameters(answer.parameters())
                        .availableChallenges(answer.available())
                        .authenticationResult(answer.result())
                        .build());
    }
}
