package io.kognita.wire.aws;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.MDC;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/** An operation that succeeds, refuses or breaks as the user name says; its session tells where and as what it ran. */
@Singleton
class SampleSignUp extends Operation<SignUpRequest, SignUpResponse> {

    SampleSignUp() {
        super(SignUpRequest::builder, Access.CLIENT);
    }

    @Override
    public Uni<SignUpResponse> handle(SignUpRequest input, Call call) {
        return switch (input.username()) {
            case "taken" -> throw AwsFailure.modelled(UsernameExistsException.builder(), "User already exists");
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
                        .map(waited -> answer(String.valueOf(MDC.get("requestId")), input));
            default -> Uni.createFrom().item(answer(Thread.currentThread().getName(), input));
        };
    }

    private static SignUpResponse answer(String session, SignUpRequest input) {
        return SignUpResponse.builder()
                .userSub(input.clientMetadata().getOrDefault("echo", input.username()))
                .session(session)
                .userConfirmed(false)
                .build();
    }
}
