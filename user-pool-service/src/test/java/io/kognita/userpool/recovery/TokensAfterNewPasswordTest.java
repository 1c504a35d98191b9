package io.kognita.userpool.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.TestMail;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.auth.SignIns;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** AWS names the operations that revoke tokens, and none that sets a password is among them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TokensAfterNewPasswordTest {

    private static final String PASSWORD = "Corr3ct-horse";
    private static final String NEW = "an0ther-passw0rd";

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestMail mail;

    private UserPoolType pool;
    private SignIns signIns;
    private String address;
    private AuthenticationResultType tokens;

    @BeforeEach
    void aSignedInUser() {
        pool = pools.pool(settings -> settings);
        signIns = new SignIns(
                pool.id(),
                pools.client(
                        pool.id(),
                        settings -> settings.explicitAuthFlowsWithStrings(
                                "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")));
        address = "a" + UUID.randomUUID() + "@example.com";
        users.user(pool, "ann", PASSWORD, UserStatusType.CONFIRMED, Map.of("email", address, "email_verified", "true"));
        tokens = signIns.tokens("ann", PASSWORD);
    }

    @Test
    void liveOnAfterChangePassword() {
        signIns.idp.changePassword(request -> request.accessToken(tokens.accessToken())
                .previousPassword(PASSWORD)
                .proposedPassword(NEW));

        assertTokensWork();
    }

    @Test
    void liveOnAfterConfirmForgotPassword() {
        signIns.idp.forgotPassword(request -> request.clientId(signIns.client).username("ann"));
        confirmForgotPassword();

        assertTokensWork();
    }

    @Test
    void liveOnAfterAdminSetUserPassword() {
        signIns.idp.adminSetUserPassword(request ->
                request.userPoolId(pool.id()).username("ann").password(NEW).permanent(true));

        assertTokensWork();
    }

    @Test
    void areWorthNothingBetweenAdminResetUserPasswordAndTheNewPassword() {
        signIns.idp.adminResetUserPassword(
                request -> request.userPoolId(pool.id()).username("ann"));

        assertThatThrownBy(this::getUser).isInstanceOf(PasswordResetRequiredException.class);
        assertThatThrownBy(() -> signIns.refresh(tokens.refreshToken()))
                .isInstanceOf(PasswordResetRequiredException.class);
        confirmForgotPassword();
        assertTokensWork();
    }

    private void confirmForgotPassword() {
        signIns.idp.confirmForgotPassword(request -> request.clientId(signIns.client)
                .username("ann")
                .confirmationCode(mail.code(address))
                .password(NEW));
    }

    private void assertTokensWork() {
        getUser();
        assertThat(signIns.refresh(tokens.refreshToken()).accessToken()).isNotBlank();
        assertThat(signIns.tokens("ann", NEW).accessToken()).isNotBlank();
    }

    private void getUser() {
        signIns.idp.getUser(request -> request.accessToken(tokens.accessToken()));
    }
}
