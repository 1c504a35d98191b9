package io.kognita.userpool.passkey;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.userpool.token.AccessTokens;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CompleteWebAuthnRegistrationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CompleteWebAuthnRegistrationResponse;

/** A user registers the passkey that their authenticator made. */
@Singleton
class CompleteWebAuthnRegistration
        extends Operation<CompleteWebAuthnRegistrationRequest, CompleteWebAuthnRegistrationResponse> {

    private final AccessTokens accessTokens;
    private final Enrolment enrolment;
    private final ObjectMapper json;

    CompleteWebAuthnRegistration(AccessTokens accessTokens, Enrolment enrolment, ObjectMapper json) {
        super(CompleteWebAuthnRegistrationRequest::builder, Access.CLIENT);
        this.accessTokens = accessTokens;
        this.enrolment = enrolment;
        this.json = json;
    }

    @Override
    public Uni<CompleteWebAuthnRegistrationResponse> handle(CompleteWebAuthnRegistrationRequest input, Call call) {
        return accessTokens
                .verify(input.accessToken())
                .flatMap(grant ->
                        enrolment.complete(grant, RegistrationResponse.of(CredentialJson.of(json, input.credential()))))
                .replaceWith(CompleteWebAuthnRegistrationResponse.builder()::build);
    }
}
