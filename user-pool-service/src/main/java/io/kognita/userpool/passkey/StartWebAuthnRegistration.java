package io.kognita.userpool.passkey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.userpool.token.AccessTokens;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.StartWebAuthnRegistrationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.StartWebAuthnRegistrationResponse;

/** A user gets what their browser needs to make a passkey. */
@Singleton
class StartWebAuthnRegistration extends Operation<StartWebAuthnRegistrationRequest, StartWebAuthnRegistrationResponse> {

    private final AccessTokens accessTokens;
    private final Enrolment enrolment;

    StartWebAuthnRegistration(AccessTokens accessTokens, Enrolment enrolment) {
        super(StartWebAuthnRegistrationRequest::builder, Access.CLIENT);
        this.accessTokens = accessTokens;
        this.enrolment = enrolment;
    }

    @Override
    public Uni<StartWebAuthnRegistrationResponse> handle(StartWebAuthnRegistrationRequest input, Call call) {
        return accessTokens
                .verify(input.accessToken())
                .flatMap(enrolment::start)
                .map(StartWebAuthnRegistration::response);
    }

    private static StartWebAuthnRegistrationResponse response(ObjectNode options) {
        return StartWebAuthnRegistrationResponse.builder()
                .credentialCreationOptions(PasskeyShapes.document(options))
                .build();
    }
}
