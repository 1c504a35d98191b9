package io.kognita.hostedui.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.kognita.wire.aws.AwsJson;
import io.kognita.wire.signin.ClientCredentialsGrant;
import io.kognita.wire.signin.FederatedSignIn;
import io.kognita.wire.signin.IssuedTokens;
import io.kognita.wire.signin.RefreshGrant;
import io.kognita.wire.signin.SignInStep;
import io.kognita.wire.signin.TokenGrant;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmForgotPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmForgotPasswordResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmSignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmSignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgotPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgotPasswordResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResendConfirmationCodeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResendConfirmationCodeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RevokeTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RevokeTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponse;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The users of the pools. A call that AWS would refuse fails with {@link UserPoolRefusal}. */
@Singleton
public class UserPool {

    private static final String TARGET = "AWSCognitoIdentityProviderService.";

    private final UserPoolApi api;

    UserPool(@RestClient UserPoolApi api) {
        this.api = api;
    }

    /** Begins a sign-in; no token is issued. */
    public Uni<SignInStep> signIn(InitiateAuthRequest request) {
        return api.signIn(AwsJson.encode(request));
    }

    /** Answers a challenge of a sign-in. */
    public Uni<SignInStep> answer(RespondToAuthChallengeRequest request) {
        return api.answer(AwsJson.encode(request));
    }

    /** Signs in somebody whom a provider has proved; no token is issued. */
    public Uni<SignInStep> signIn(FederatedSignIn arrival) {
        return api.signIn(arrival);
    }

    public Uni<IssuedTokens> tokens(TokenGrant grant) {
        return api.tokens(grant);
    }

    public Uni<IssuedTokens> refresh(RefreshGrant grant) {
        return api.refresh(grant);
    }

    public Uni<IssuedTokens> clientCredentials(ClientCredentialsGrant grant) {
        return api.clientCredentials(grant);
    }

    /** The claims that an access token gives a right to. */
    public Uni<JsonNode> userInfo(String accessToken) {
        return api.userInfo(new UserPoolApi.AccessToken(accessToken));
    }

    public Uni<SignUpResponse> signUp(SignUpRequest request) {
        return call("SignUp", request, SignUpResponse.builder());
    }

    public Uni<ConfirmSignUpResponse> confirmSignUp(ConfirmSignUpRequest request) {
        return call("ConfirmSignUp", request, ConfirmSignUpResponse.builder());
    }

    public Uni<ResendConfirmationCodeResponse> resendConfirmationCode(ResendConfirmationCodeRequest request) {
        return call("ResendConfirmationCode", request, ResendConfirmationCodeResponse.builder());
    }

    /** A secret for the authenticator app of a user who is asked to set one up. */
    public Uni<AssociateSoftwareTokenResponse> associateSoftwareToken(String session) {
        AssociateSoftwareTokenRequest request =
                AssociateSoftwareTokenRequest.builder().session(session).build();
        return call("AssociateSoftwareToken", request, AssociateSoftwareTokenResponse.builder());
    }

    /** Makes the app count whose secret was handed out, by its first code. */
    public Uni<VerifySoftwareTokenResponse> verifySoftwareToken(String session, String code) {
        VerifySoftwareTokenRequest request = VerifySoftwareTokenRequest.builder()
                .session(session)
                .userCode(code)
                .build();
        return call("VerifySoftwareToken", request, VerifySoftwareTokenResponse.builder());
    }

    public Uni<ForgotPasswordResponse> forgotPassword(ForgotPasswordRequest request) {
        return call("ForgotPassword", request, ForgotPasswordResponse.builder());
    }

    public Uni<ConfirmForgotPasswordResponse> confirmForgotPassword(ConfirmForgotPasswordRequest request) {
        return call("ConfirmForgotPassword", request, ConfirmForgotPasswordResponse.builder());
    }

    /** Revokes a refresh token with the access tokens that came from it. */
    public Uni<RevokeTokenResponse> revoke(String clientId, String refreshToken) {
        RevokeTokenRequest request = RevokeTokenRequest.builder()
                .clientId(clientId)
                .token(refreshToken)
                .build();
        return call("RevokeToken", request, RevokeTokenResponse.builder());
    }

    private <O> Uni<O> call(String operation, SdkPojo request, SdkBuilder<?, O> response) {
        return api.call(TARGET + operation, AwsJson.encode(request)).map(json -> AwsJson.decode(json, response));
    }
}
