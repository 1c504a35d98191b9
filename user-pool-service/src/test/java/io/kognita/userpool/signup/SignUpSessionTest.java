package io.kognita.userpool.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.userpool.TestMail;
import io.kognita.userpool.TestPools;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** The code that confirms an account is good for the first sign-in too, for the client that has the session. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SignUpSessionTest {

    private static final String PASSWORD = "passw0rd-of-ann";

    @Inject
    TestPools pools;

    @Inject
    TestMail mail;

    private final CognitoIdentityProviderClient idp = Idp.client();
    private final String address = "a" + UUID.randomUUID() + "@example.com";
    private UserPoolType pool;
    private String client;

    @BeforeEach
    void aPool() {
        pool = pools.pool(settings -> settings);
        client = client("ALLOW_USER_AUTH");
    }

    @Test
    void signsInWithTheCodeThatConfirmedTheAccount() {
        String session = confirm(signUp().session());

        assertThat(signIn(client, "ann", session).authenticationResult().accessToken())
                .isNotBlank();
    }

    @Test
    void signsInOnce() {
        String session = confirm(signUp().session());
        signIn(client, "ann", session);

        assertThatThrownBy(() -> signIn(client, "ann", session))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("session can only be used once");
    }

    @Test
    void isOpenToServersToo() {
        String session = confirm(signUp().session());

        assertThat(idp.adminInitiateAuth(request -> request.userPoolId(pool.id())
                                .clientId(client)
                                .authFlow("USER_AUTH")
                                .authParameters(Map.of("USERNAME", "ann"))
                                .session(session))
                        .authenticationResult()
                        .accessToken())
                .isNotBlank();
    }

    @Test
    void theSessionOfTheSignUpProvesNothing() {
        String session = signUp().session();
        assertInvalid(client, "ann", session);
        confirm(session);

        assertInvalid(client, "ann", session);
    }

    @Test
    void aWrongCodeGivesNoSession() {
        String session = signUp().session();
        String wrong = mail.code(address).equals("000000") ? "000001" : "000000";

        assertThatThrownBy(() -> idp.confirmSignUp(request -> request.clientId(client)
                        .username("ann")
                        .confirmationCode(wrong)
                        .session(session)))
                .isInstanceOf(CodeMismatchException.class);
    }

    @Test
    void whoeverHasTheCodeAloneGetsNoSession() {
        signUp();
        String others = idp.signUp(request -> request.clientId(client)
                        .username("eve")
                        .password(PASSWORD)
                        .userAttributes(Idp.attribute("email", "eve@example.com")))
                .session();

        assertThat(confirm(others)).isNull();
    }

    @Test
    void isGoodForTheUserAndTheClientOnly() {
        Idp.signUp(idp, client, "bob", PASSWORD);
        idp.adminConfirmSignUp(request -> request.userPoolId(pool.id()).username("bob"));
        String session = confirm(signUp().session());

        assertInvalid(client, "bob", session);
        assertInvalid(client("ALLOW_USER_AUTH"), "ann", session);
        assertInvalid(client, "ann", "A" + session);
    }

    @Test
    void stillAsksForTheSecondFactorThatThePoolWants() {
        idp.setUserPoolMfaConfig(request -> request.userPoolId(pool.id())
                .mfaConfiguration(UserPoolMfaType.ON)
                .softwareTokenMfaConfiguration(app -> app.enabled(true)));

        assertThat(signIn(client, "ann", confirm(signUp().session())).challengeName())
                .isEqualTo(ChallengeNameType.MFA_SETUP);
    }

    @Test
    void refusesWhoWasDisabledMeanwhile() {
        String session = confirm(signUp().session());
        idp.adminDisableUser(request -> request.userPoolId(pool.id()).username("ann"));

        assertInvalid(client, "ann", session);
    }

    @Test
    void aClientWithoutTheFlowGetsNone() {
        client = client("ALLOW_USER_PASSWORD_AUTH");

        assertThat(signUp().session()).isNull();
        assertThat(confirm(null)).isNull();
    }

    private SignUpResponse signUp() {
        return idp.signUp(request -> request.clientId(client)
                .username("ann")
                .password(PASSWORD)
                .userAttributes(Idp.attribute("email", address)));
    }

    private String confirm(String session) {
        return idp.confirmSignUp(request -> request.clientId(client)
                        .username("ann")
                        .confirmationCode(mail.code(address))
                        .session(session))
                .session();
    }

    private InitiateAuthResponse signIn(String with, String username, String session) {
        return idp.initiateAuth(request -> request.clientId(with)
                .authFlow("USER_AUTH")
                .authParameters(Map.of("USERNAME", username))
                .session(session));
    }

    private void assertInvalid(String with, String username, String session) {
        assertThatThrownBy(() -> signIn(with, username, session))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Invalid session");
    }

    private String client(String flow) {
        return pools.client(pool.id(), settings -> settings.explicitAuthFlowsWithStrings(flow));
    }
}
