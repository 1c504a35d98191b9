package io.kognita.userpool.auth;

import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRespondToAuthChallengeResponse;

/** A server with operator's credentials answers a challenge of a sign-in. */
@Singleton
class AdminRespondToAuthChallenge
        extends Operation<AdminRespondToAuthChallengeRequest, AdminRespondToAuthChallengeResponse> {

    private final Attempts attempts;
    private final SignInEngine engine;
    private final SignInShapes shapes;

    AdminRespondToAuthChallenge(Attempts attempts, SignInEngine engine, SignInShapes shapes) {
        super(AdminRespondToAuthChallengeRequest::builder);
        this.attempts = attempts;
        this.engine = engine;
        this.shapes = shapes;
    }

    @Override
    public Uni<AdminRespondToAuthChallengeResponse> handle(AdminRespondToAuthChallengeRequest request, Call call) {
        return attempts.of(request, call)
                .flatMap(attempt -> engine.answer(request.challengeName(), attempt)
                        .flatMap(outcome -> shapes.answer(attempt, outcome)))
                .map(answer -> AdminRespondToAuthChallengeResponse.builder()
                        .challengeName(answer.challenge())
                        .session(answer.session())
                        .challengeParameters(answer.parameters())
                        .authenticationResult(answer.result())
                        .build());
    }
}
