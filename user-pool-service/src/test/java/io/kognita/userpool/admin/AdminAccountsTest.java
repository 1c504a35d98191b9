package io.kognita.userpool.admin;

import static io.kognita.userpool.Idp.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.userpool.TestMail;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AdminAccountsTest {

    private static final String PASSWORD = "passw0rd-of-ann";

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestMail mail;

    private CognitoIdentityProviderClient idp;
    private UserPoolType pool;
    private String client;
    private String address;

    @BeforeEach
    void aUser() {
        idp = Idp.client();
        pool = pools.pool(settings -> settings);
        client = pools.client(pool.id(), settings -> settings);
        address = "a" + UUID.randomUUID() + "@example.com";
        idp.adminCreateUser(request -> request.userPoolId(pool.id())
                .username("ann")
                .messageAction(MessageActionType.SUPPRESS)
                .userAttributes(attribute("email", address), attribute("email_verified", "true")));
        idp.adminSetUserPassword(request ->
                request.userPoolId(pool.id()).username("ann").password(PASSWORD).permanent(true));
    }

    @Test
    void aDisabledUserLosesEveryTokenAndComesBackWhenEnabled() {
        String token = signIn();
        idp.adminDisableUser(request -> request.userPoolId(pool.id()).username("ann"));
        assertThat(idp.adminGetUser(request -> request.userPoolId(pool.id()).username("ann"))
                        .enabled())
                .isFalse();
        assertThatThrownBy(this::signIn).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> idp.getUser(request -> request.accessToken(token)))
                .isInstanceOf(NotAuthorizedException.class);
        idp.adminEnableUser(request -> request.userPoolId(pool.id()).username("ann"));
        assertThat(signIn()).isNotEmpty();
        assertThatThrownBy(() -> idp.getUser(request -> request.accessToken(token)))
                .as("a revoked token stays revoked")
                .isInstanceOf(NotAuthorizedException.class);
        assertThat(mail.facts(users.sub(pool.id(), "ann")))
                .endsWith("io.kognita.user.disabled", "io.kognita.user.enabled");
    }

    @Test
    void aDeletedUserIsGoneAndTheNameIsFree() {
        String token = signIn();
        String sub = users.sub(pool.id(), "ann");
        idp.adminDeleteUser(request -> request.userPoolId(pool.id()).username("ann"));
        assertThat(users.exists(pool.id(), "ann")).isFalse();
        assertThat(mail.facts(sub)).endsWith("io.kognita.user.deleted");
        assertThatThrownBy(() -> idp.getUser(request -> request.accessToken(token)))
                .isInstanceOf(CognitoIdentityProviderException.class);
        assertThatThrownBy(() -> idp.adminDeleteUser(
                        request -> request.userPoolId(pool.id()).username("ann")))
                .isInstanceOf(UserNotFoundException.class);
        assertThat(idp.signUp(request ->
                                request.clientId(client).username("ann").password(PASSWORD))
                        .userSub())
                .isNotEqualTo(sub);
    }

    @Test
    void usersDeleteThemselves() {
        String token = signIn();
        idp.deleteUser(request -> request.accessToken(token));
        assertThat(users.exists(pool.id(), "ann")).isFalse();
        assertThatThrownBy(() -> idp.deleteUser(request -> request.accessToken(token)))
                .isInstanceOf(CognitoIdentityProviderException.class);
    }

    @Test
    void confirmsAUserWithoutACode() {
        idp.signUp(request -> request.clientId(client).username("bob").password(PASSWORD));
        idp.adminConfirmSignUp(request -> request.userPoolId(pool.id()).username("bob"));
        assertThat(users.status(pool.id(), "bob")).isEqualTo(UserStatusType.CONFIRMED);
        assertThatThrownBy(() -> idp.adminConfirmSignUp(
                        request -> request.userPoolId(pool.id()).username("bob")))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("User cannot be confirmed. Current status is CONFIRMED");
    }

    @Test
    void aResetPasswordIsUselessUntilTheCodeIsGivenBack() {
        idp.adminResetUserPassword(request -> request.userPoolId(pool.id()).username("ann"));
        assertThatThrownBy(this::signIn).isInstanceOf(PasswordResetRequiredException.class);
        idp.confirmForgotPassword(request -> request.clientId(client)
                .username("ann")
                .confirmationCode(mail.code(address))
                .password(PASSWORD));
        assertThat(signIn()).isNotEmpty();
        idp.signUp(request -> request.clientId(client).username("bob").password(PASSWORD));
        assertThatThrownBy(() -> idp.adminResetUserPassword(
                        request -> request.userPoolId(pool.id()).username("bob")))
                .isInstanceOf(NotAuthorizedException.class);
        idp.adminConfirmSignUp(request -> request.userPoolId(pool.id()).username("bob"));
        assertThatThrownBy(() -> idp.adminResetUserPassword(
                        request -> request.userPoolId(pool.id()).username("bob")))
                .isInstanceOf(InvalidParameterException.class);
        idp.adminDisableUser(request -> request.userPoolId(pool.id()).username("ann"));
        assertThatThrownBy(() -> idp.adminResetUserPassword(
                        request -> request.userPoolId(pool.id()).username("ann")))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("User is disabled.");
    }

    private String signIn() {
        return idp.initiateAuth(request -> request.clientId(client)
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", "ann", "PASSWORD", PASSWORD)))
                .authenticationResult()
                .accessToken();
    }
}
