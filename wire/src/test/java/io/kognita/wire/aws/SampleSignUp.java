package io.kognita.wire.aws;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/** An operation that succeeds, refuses or breaks as the user name says. */
@Singleton
class SampleSignUp extends Operation<SignUpRequest, SignUpResponse> {

    static final Logger LOG = Logger.getLogger(SampleSignUp.class);

    SampleSignUp() {
        super(SignUpRequest::builder, Access.CLIENT);
    }

    @Override
    public Uni<SignUpResponse> handle(SignUpRequest input, Call call) {
        return switch (input.username()) {
            case "taken" ->
                throw UsernameExistsException.builder()
                        .message("User already exists")
                        .build();
            case "gone" ->
                Uni.createFrom()
                        .failure(new IllegalStateException(
                                "FATAL: connection to db.internal:5432 refused, password s3cret"));
            case "overflow" -> throw new StackOverflowError();
            case "slow" ->
                Uni.createFrom()
                        .voidItem()
                        .onItem()
                        .delayIt()
                        .by(Duration.ofMillis(20))
                        .map(waited -> logged(input, call));
            default -> Uni.createFrom().item(answer(input));
        };
    }

    private static SignUpResponse logged(SignUpRequest input, Call call) {
        LOG.infof("call %s", call.requestId());
        return answer(input);
    }

    private static SignUpResponse answer(SignUpRequest input) {
        return SignUpResponse.builder()
                .userSub(input.clientMetadata().getOrDefault("echo", input.username()))
                .session(Thread.currentThread().getName())
                .userConfirmed(false)
                .build();
    }
}
