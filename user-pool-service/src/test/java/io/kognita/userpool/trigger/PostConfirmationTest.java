package io.kognita.userpool.trigger;

import static io.kognita.userpool.Idp.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.userpool.TestMail;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnexpectedLambdaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = FakeTriggers.class, restrictToAnnotatedClass = true)
class PostConfirmationTest {

    private static final String PASSWORD = "passw0rd-of-ann";
    private static final String SIGN_UP = "PostConfirmation_ConfirmSignUp";
    private static final String FORGOT = "PostConfirmation_ConfirmForgotPassword";

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestMail mail;

    FakeTriggers triggers;

    private final CognitoIdentityProviderClient idp = Idp.client();
    private final String address = "a" + UUID.randomUUID() + "@example.com";
    private PoolFunctions functions;
    private UserPoolType pool;
    private String client;

    @BeforeEach
    void aPoolWithFunctions() {
        functions = new PoolFunctions(triggers);
        pool = pools.pool(settings -> settings.lambdaConfig(config ->
                config.preSignUp(functions.arn("PreSignUp")).postConfirmation(functions.arn("PostConfirmation"))));
        client = pools.client(pool.id(), settings -> settings);
    }

    @Test
    void learnsOfAUserWhoConfirmedAnAddress() {
        signUp();
        assertThat(functions.ran()).containsExactly("PreSignUp_SignUp");
        confirm(mail.code(address));
        assertThat(functions.ran()).containsExactly("PreSignUp_SignUp", SIGN_UP);
        ObjectNode event = functions.event(SIGN_UP);
        assertThat(event.at("/version").asText()).isEqualTo("1");
        assertThat(event.at("/callerContext/clientId").asText()).isEqualTo(client);
        assertThat(event.at("/request/userAttributes/cognito:user_status").asText())
                .isEqualTo("CONFIRMED");
        assertThat(event.at("/request/userAttributes/email_verified").asText()).isEqualTo("true");
        assertThat(event.at("/request/clientMetadata/from").asText()).isEqualTo("confirmation");
        assertThat(event.at("/response").isEmpty()).isTrue();
    }

    @Test
    void learnsNothingOfAWrongCode() {
        signUp();
        String right = mail.code(address);
        assertThatThrownBy(() -> confirm(right.equals("000000") ? "000001" : "000000"))
                .isInstanceOf(CodeMismatchException.class);
        assertThat(functions.ran()).doesNotContain(SIGN_UP);
    }

    @Test
    void learnsOfAUserWhomTheFunctionBeforeSignUpConfirmed() {
        functions.answer("PreSignUp", response -> response.put("autoConfirmUser", true));
        signUp();
        assertThat(functions.ran()).containsExactly("PreSignUp_SignUp", SIGN_UP);
        assertThat(functions.event(SIGN_UP).at("/request/clientMetadata/from").asText())
                .isEqualTo("sign-up");
    }

    @Test
    void learnsOfAUserWhomAnAdministratorConfirmed() {
        signUp();
        idp.adminConfirmSignUp(request ->
                request.userPoolId(pool.id()).username("ann").clientMetadata(Map.of("from", "an administrator")));
        ObjectNode event = functions.event(SIGN_UP);
        assertThat(event.at("/callerContext/clientId").asText()).isEqualTo("CLIENT_ID_NOT_APPLICABLE");
        assertThat(event.at("/request/clientMetadata/from").asText()).isEqualTo("an administrator");
        assertThat(event.at("/request/userAttributes").has("email_verified")).isFalse();
    }

    @Test
    void learnsNothingOfAUserWhomAnAdministratorCreates() {
        idp.adminCreateUser(request -> request.userPoolId(pool.id())
                .username("ann")
                .messageAction("SUPPRESS")
                .userAttributes(attribute("email", address)));
        assertThat(functions.ran()).containsExactly("PreSignUp_AdminCreateUser");
    }

    @Test
    void learnsOfAPasswordThatWasSetWithACode() {
        signUp();
        confirm(mail.code(address));
        functions.forget();
        idp.forgotPassword(request -> request.clientId(client).username("ann"));
        resetPassword(mail.code(address));
        assertThat(functions.ran()).isEqualTo(List.of(FORGOT));
        assertThat(functions.event(FORGOT).at("/request/clientMetadata/from").asText())
                .isEqualTo("reset");
        assertThat(functions.event(FORGOT).toString()).doesNotContain("an0ther-passw0rd");
    }

    /** It may change the user, so the confirmation must be there already; and AWS does not take it back. */
    @Test
    void undoesNothingWhenItRefusesOrFails() {
        signUp();
        functions.refuse("PostConfirmation", "no mail list today");
        assertThatThrownBy(() -> confirm(mail.code(address)))
                .isInstanceOf(UserLambdaValidationException.class)
                .hasMessageContaining("PostConfirmation failed with error no mail list today.");
        assertThat(users.status(pool.id(), "ann")).isEqualTo(UserStatusType.CONFIRMED);
        functions.outcome("PostConfirmation", "{\"outcome\":\"failed\",\"reason\":\"away\"}");
        idp.forgotPassword(request -> request.clientId(client).username("ann"));
        assertThatThrownBy(() -> resetPassword(mail.code(address))).isInstanceOf(UnexpectedLambdaException.class);
        assertThat(idp.initiateAuth(request -> request.clientId(client)
                                .authFlow("USER_PASSWORD_AUTH")
                                .authParameters(Map.of("USERNAME", "ann", "PASSWORD", "an0ther-passw0rd")))
                        .authenticationResult())
                .isNotNull();
    }

    /** A function that uses Kognita's own API sees, and may change, the user whom it is told of. */
    @Test
    void mayChangeTheUserWhileItRuns() {
        signUp();
        functions.decide(
                "PostConfirmation",
                event -> idp.adminUpdateUserAttributes(request ->
                        request.userPoolId(pool.id()).username("ann").userAttributes(attribute("name", "Ann"))));
        confirm(mail.code(address));
        assertThat(users.attributes(pool.id(), "ann"))
                .containsEntry("name", "Ann")
                .containsEntry("email_verified", "true");
    }

    private void signUp() {
        idp.signUp(request -> request.clientId(client)
                .username("ann")
                .password(PASSWORD)
                .userAttributes(attribute("email", address))
                .clientMetadata(Map.of("from", "sign-up")));
    }

    private void confirm(String code) {
        idp.confirmSignUp(request -> request.clientId(client)
                .username("ann")
                .confirmationCode(code)
                .clientMetadata(Map.of("from", "confirmation")));
    }

    private void resetPassword(String code) {
        idp.confirmForgotPassword(request -> request.clientId(client)
                .username("ann")
                .confirmationCode(code)
                .password("an0ther-passw0rd")
                .clientMetadata(Map.of("from", "reset")));
    }
}
