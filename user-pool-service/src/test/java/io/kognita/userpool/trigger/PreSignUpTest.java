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
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidLambdaResponseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnexpectedLambdaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = FakeTriggers.class, restrictToAnnotatedClass = true)
class PreSignUpTest {

    private static final String PASSWORD = "passw0rd-of-ann";

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestMail mail;

    FakeTriggers triggers;

    private CognitoIdentityProviderClient idp;
    private String arn;
    private UserPoolType pool;
    private String client;

    @BeforeEach
    void aPoolWithAFunction() {
        idp = Idp.client();
        arn = "arn:aws:lambda:us-east-1:000000000000:function:" + UUID.randomUUID();
        pool = pools.pool(settings ->
                settings.lambdaConfig(config -> config.preSignUp(arn)).aliasAttributes(AliasAttributeType.EMAIL));
        client = pools.client(pool.id(), settings -> settings);
    }

    @Test
    void confirmsAndVerifiesAsTheFunctionSays() {
        triggers.define(arn, event -> answered(event, true, true));
        String address = address();
        SignUpResponse answer = signUp("ann", address);
        assertThat(answer.userConfirmed()).isTrue();
        assertThat(answer.codeDeliveryDetails()).isNull();
        assertThat(users.status(pool.id(), "ann")).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(users.attributes(pool.id(), "ann")).containsEntry("email_verified", "true");
        assertThat(mail.to(address)).isEmpty();
    }

    @Test
    void sendsTheEventAsDocumented() {
        triggers.define(arn, event -> answered(event, false, false));
        idp.signUp(request -> request.clientId(client)
                .username("ann")
                .password(PASSWORD)
                .userAttributes(attribute("given_name", "Ann"))
                .validationData(attribute("captcha", "ok"))
                .clientMetadata(Map.of("campaign", "spring")));
        ObjectNode event = triggers.event(arn);
        assertThat(event.at("/triggerSource").asText()).isEqualTo("PreSignUp_SignUp");
        assertThat(event.at("/userPoolId").asText()).isEqualTo(pool.id());
        assertThat(event.at("/region").asText()).isEqualTo("us-east-1");
        assertThat(event.at("/userName").asText()).isEqualTo("ann");
        assertThat(event.at("/callerContext/clientId").asText()).isEqualTo(client);
        assertThat(event.at("/request/userAttributes/given_name").asText()).isEqualTo("Ann");
        assertThat(event.at("/request/validationData/captcha").asText()).isEqualTo("ok");
        assertThat(event.at("/request/clientMetadata/campaign").asText()).isEqualTo("spring");
        assertThat(event.at("/response/autoConfirmUser").isBoolean()).isTrue();
        assertThat(event.toString()).doesNotContain(PASSWORD);
        assertThat(users.attributes(pool.id(), "ann")).doesNotContainKey("captcha");
        assertThat(triggers.token()).isNotEmpty();
    }

    @Test
    void aFunctionThatVouchesForAnAddressMovesItsAlias() {
        triggers.define(arn, event -> answered(event, true, true));
        String address = address();
        signUp("owner", address);
        signUp("heir", address);
        assertThat(users.usernameOf(pool.id(), address)).isEqualTo("heir");
        assertThat(users.attributes(pool.id(), "owner")).containsEntry("email_verified", "false");
    }

    @Test
    void refusesAUserWhomTheFunctionRefusesAndWritesNothing() {
        triggers.define(arn, event -> "{\"outcome\":\"refused\",\"message\":\"no such domain here\"}");
        String address = address();
        assertThatThrownBy(() -> signUp("ann", address))
                .isInstanceOf(UserLambdaValidationException.class)
                .hasMessageContaining("PreSignUp failed with error no such domain here.");
        assertThat(users.exists(pool.id(), "ann")).isFalse();
        assertThat(mail.to(address)).isEmpty();
        assertThatThrownBy(() -> adminCreate("bob", address)).isInstanceOf(UserLambdaValidationException.class);
        assertThat(users.exists(pool.id(), "bob")).isFalse();
    }

    @Test
    void aFunctionThatFailsLetsNobodyIn() {
        triggers.define(arn, event -> "{\"outcome\":\"failed\",\"reason\":\"10.1.2.3 refused\"}");
        assertThatThrownBy(() -> signUp("ann", address()))
                .isInstanceOf(UnexpectedLambdaException.class)
                .hasMessageNotContaining("10.1.2.3");
        triggers.define(arn, event -> {
            throw new IllegalStateException("trigger-service breaks off");
        });
        assertThatThrownBy(() -> signUp("ann", address())).isInstanceOf(UnexpectedLambdaException.class);
        assertThat(users.exists(pool.id(), "ann")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"outcome\":\"garbled\",\"reason\":\"<html>\"}",
                "{\"outcome\":\"answered\",\"event\":{}}",
                "{\"outcome\":\"answered\",\"event\":{\"response\":\"yes\"}}",
                "{\"outcome\":\"answered\",\"event\":{\"response\":{\"autoConfirmUser\":\"true\"}}}",
                "{\"outcome\":\"answered\",\"event\":{\"response\":{\"autoVerifyPhone\":true}}}"
            })
    void refusesAnAnswerThatIsNone(String outcome) {
        triggers.define(arn, event -> outcome);
        assertThatThrownBy(() -> signUp("ann", address())).isInstanceOf(InvalidLambdaResponseException.class);
        assertThat(users.exists(pool.id(), "ann")).isFalse();
    }

    @Test
    void ignoresTheVerdictOnUsersWhomAnAdministratorCreates() {
        triggers.define(arn, event -> answered(event, true, true));
        adminCreate("ann", address());
        assertThat(triggers.event(arn).at("/triggerSource").asText()).isEqualTo("PreSignUp_AdminCreateUser");
        assertThat(triggers.event(arn).at("/callerContext/clientId").asText()).isEqualTo("CLIENT_ID_NOT_APPLICABLE");
        assertThat(users.status(pool.id(), "ann")).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
        assertThat(users.attributes(pool.id(), "ann")).doesNotContainKey("email_verified");
    }

    @Test
    void asksNoFunctionForANameThatIsTaken() {
        triggers.define(arn, event -> answered(event, true, false));
        signUp("ann", address());
        triggers.define(arn, event -> {
            throw new IllegalStateException("asked in vain");
        });
        assertThatThrownBy(() -> signUp("ann", address()))
                .isInstanceOf(CognitoIdentityProviderException.class)
                .hasMessageContaining("User already exists");
    }

    private SignUpResponse signUp(String username, String address) {
        return idp.signUp(request -> request.clientId(client)
                .username(username)
                .password(PASSWORD)
                .userAttributes(attribute("email", address)));
    }

    private void adminCreate(String username, String address) {
        AttributeType email = attribute("email", address);
        idp.adminCreateUser(request -> request.userPoolId(pool.id())
                .username(username)
                .messageAction(MessageActionType.SUPPRESS)
                .userAttributes(email));
    }

    private static String answered(ObjectNode event, boolean confirm, boolean verifyEmail) {
        ((ObjectNode) event.get("response")).put("autoConfirmUser", confirm).put("autoVerifyEmail", verifyEmail);
        return "{\"outcome\":\"answered\",\"event\":" + event + "}";
    }

    private static String address() {
        return "a" + UUID.randomUUID() + "@example.com";
    }
}
