package io.kognita.userpool.auth;

import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** An application answers a challenge of a sign-in. */
@Singleton
class RespondToAuthChallenge extends Operation<RespondToAuthChallengeRequest, RespondToAuthChallengeResponse> {

    private final Attempts attempts;
    private final SignInEngine engine;
    private final SignInShapes shapes;

    RespondToAuthChallenge(Attempts attempts, SignInEngine engine, SignInShapes shapes) {
        super(RespondToAuthChallengeRequest::builder, Access.CLIENT);
        this.attempts = attempts;
        this.engine = engine;
        this.shapes = shapes;
    }

    @Override
    public Uni<RespondToAuthChallengeResponse> handle(RespondToAuthChallengeRequest request, Call call) {
        return attempts.of(Door.APPLICATION, request, call)
                .flatMap(attempt -> engine.answer(request.challengeName(), attempt)
                        .flatMap(outcome -> shapes.answer(attempt, outcome)))
                .map(answer -> RespondToAuthChallengeResponse.builder()
                        .challengeName(answer.challenge())
                        .session(answer.session())
                        .challengeParameters(answer.parameters())
                        .authenticationResult(answer.result())
                        .build());
    }
}
