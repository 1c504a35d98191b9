package io.kognita.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** The AWS SDK for Java: the life of a user, through the gateway, with the codes of real mails. */
class JavaSdkIT {

    private static final String PASSWORD = "First-Passw0rd!";
    private static final String OTHER_PASSWORD = "Second-Passw0rd!";

    private static final CognitoIdentityProviderClient COGNITO = RunningKognita.userPools();

    private static String pool;
    private static String client;

    @BeforeAll
    static void createPool() {
        pool = COGNITO.createUserPool(request -> request.poolName("java-sdk")
                        .usernameAttributes(UsernameAttributeType.EMAIL)
                        .autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                        .adminCreateUserConfig(admin -> admin.inviteMessageTemplate(invitation ->
                                invitation.emailSubject("Welcome").emailMessage("{username} may enter with {####}"))))
                .userPool()
                .id();
        client = COGNITO.createUserPoolClient(request -> request.userPoolId(pool)
                        .clientName("app")
                        .explicitAuthFlows(
                                ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH,
                                ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH))
                .userPoolClient()
                .clientId();
    }

    @AfterAll
    static void deletePool() {
        COGNITO.deleteUserPool(request -> request.userPoolId(pool));
    }

    @Test
    void signsUpWithAMailedCodeAndReadsTheOwnProfile() throws Exception {
        String ann = signUp();
        assertThatThrownBy(() -> signIn(ann, PASSWORD)).isInstanceOf(UserNotConfirmedException.class);
        assertThatThrownBy(() -> confirm(ann, "000000")).isInstanceOf(CodeMismatchException.class);
        confirm(ann, RunningKognita.codeMailedTo(ann));

        AuthenticationResultType tokens = signIn(ann, PASSWORD).authenticationResult();

        List<AttributeType> attributes = COGNITO.getUser(request -> request.accessToken(tokens.accessToken()))
                .userAttributes();
        assertThat(attributes)
                .contains(
                        AttributeType.builder().name("email").value(ann).build(),
                        AttributeType.builder()
                                .name("email_verified")
                                .value("true")
                                .build());
    }

    @Test
    void refreshesItsTokens() throws Exception {
        String ann = confirmedUser();
        AuthenticationResultType tokens = signIn(ann, PASSWORD).authenticationResult();

        AuthenticationResultType fresh = COGNITO.initiateAuth(request -> request.clientId(client)
                        .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                        .authParameters(Map.of("REFRESH_TOKEN", tokens.refreshToken())))
                .authenticationResult();

        assertThat(COGNITO.getUser(request -> request.accessToken(fresh.accessToken()))
                        .username())
                .isNotBlank();
    }

    @Test
    void changesThePassword() throws Exception {
        String ann = confirmedUser();
        String accessToken = signIn(ann, PASSWORD).authenticationResult().accessToken();

        COGNITO.changePassword(request ->
                request.accessToken(accessToken).previousPassword(PASSWORD).proposedPassword(OTHER_PASSWORD));

        assertThatThrownBy(() -> signIn(ann, PASSWORD)).isInstanceOf(NotAuthorizedException.class);
        assertThat(signIn(ann, OTHER_PASSWORD).authenticationResult()).isNotNull();
    }

    @Test
    void recoversAForgottenPasswordWithAMailedCode() throws Exception {
        String ann = signUp();
        String first = RunningKognita.codeMailedTo(ann);
        confirm(ann, first);

        COGNITO.forgotPassword(request -> request.clientId(client).username(ann));
        String code = RunningKognita.codeMailedTo(ann, first);
        COGNITO.confirmForgotPassword(request ->
                request.clientId(client).username(ann).confirmationCode(code).password(OTHER_PASSWORD));

        assertThat(signIn(ann, OTHER_PASSWORD).authenticationResult()).isNotNull();
    }

    @Test
    void signsOutEverywhere() throws Exception {
        String ann = confirmedUser();
        AuthenticationResultType tokens = signIn(ann, PASSWORD).authenticationResult();

        COGNITO.globalSignOut(request -> request.accessToken(tokens.accessToken()));

        assertThatThrownBy(() -> COGNITO.getUser(request -> request.accessToken(tokens.accessToken())))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> COGNITO.initiateAuth(request -> request.clientId(client)
                        .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                        .authParameters(Map.of("REFRESH_TOKEN", tokens.refreshToken()))))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void makesAnInvitedUserChooseAPassword() throws Exception {
        String bob = address();
        COGNITO.adminCreateUser(request -> request.userPoolId(pool)
                .username(bob)
                .desiredDeliveryMediums(DeliveryMediumType.EMAIL)
                .userAttributes(
                        AttributeType.builder().name("email").value(bob).build(),
                        AttributeType.builder()
                                .name("email_verified")
                                .value("true")
                                .build()));
        String temporary = RunningKognita.lastWordMailedTo(bob);

        InitiateAuthResponse challenge = signIn(bob, temporary);
        assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);
        AuthenticationResultType tokens = COGNITO.respondToAuthChallenge(request -> request.clientId(client)
                        .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
                        .session(challenge.session())
                        .challengeResponses(Map.of("USERNAME", bob, "NEW_PASSWORD", PASSWORD)))
                .authenticationResult();

        assertThat(tokens.idToken()).isNotBlank();
        assertThat(signIn(bob, PASSWORD).authenticationResult()).isNotNull();
    }

    private static String confirmedUser() throws Exception {
        String address = signUp();
        confirm(address, RunningKognita.codeMailedTo(address));
        return address;
    }

    private static String signUp() {
        String address = address();
        COGNITO.signUp(request -> request.clientId(client)
                .username(address)
                .password(PASSWORD)
                .userAttributes(
                        AttributeType.builder().name("email").value(address).build()));
        return address;
    }

    private static void confirm(String address, String code) {
        COGNITO.confirmSignUp(
                request -> request.clientId(client).username(address).confirmationCode(code));
    }

    private static InitiateAuthResponse signIn(String address, String password) {
        return COGNITO.initiateAuth(request -> request.clientId(client)
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .authParameters(Map.of("USERNAME", address, "PASSWORD", password)));
    }

    private static String address() {
        return "user-" + UUID.randomUUID() + "@example.com";
    }
}
