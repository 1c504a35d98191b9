package io.kognita.userpool.trigger;

import static io.kognita.userpool.Idp.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.TestMail;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.auth.SignIns;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidLambdaResponseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnexpectedLambdaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = FakeTriggers.class, restrictToAnnotatedClass = true)
class UserMigrationTest {

    /** Shorter than the pool's policy permits: it was good where the user comes from. */
    private static final String OLD_PASSWORD = "old one";

    private static final String SIGN_IN = "UserMigration_Authentication";
    private static final String FORGOT = "UserMigration_ForgotPassword";

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestMail mail;

    FakeTriggers triggers;

    private final String address = "a" + UUID.randomUUID() + "@example.com";
    private PoolFunctions functions;
    private UserPoolType pool;
    private SignIns signIns;
    private SignIns hiding;

    @BeforeEach
    void aPoolWithFunctions() {
        functions = new PoolFunctions(triggers);
        pool = pools.pool(settings -> settings.aliasAttributes(AliasAttributeType.EMAIL)
                .lambdaConfig(config -> config.userMigration(functions.arn("UserMigration"))
                        .preAuthentication(functions.arn("PreAuthentication"))
                        .preSignUp(functions.arn("PreSignUp"))
                        .postConfirmation(functions.arn("PostConfirmation"))
                        .postAuthentication(functions.arn("PostAuthentication"))));
        signIns = signIns("LEGACY");
        hiding = signIns("ENABLED");
        functions.decide("UserMigration", event -> {
            if (event.at("/triggerSource").asText().equals(FORGOT)
                    || event.at("/request/password").asText().equals(OLD_PASSWORD)) {
                found(response -> response.put("finalUserStatus", "CONFIRMED").put("messageAction", "SUPPRESS"))
                        .accept((ObjectNode) event.get("response"));
            } else {
                event.remove("response");
                event.putObject("response");
            }
        });
    }

    private SignIns signIns(String existenceErrors) {
        return new SignIns(
                pool.id(),
                pools.client(
                        pool.id(),
                        settings -> settings.explicitAuthFlowsWithStrings(
                                        "ALLOW_USER_PASSWORD_AUTH",
                                        "ALLOW_ADMIN_USER_PASSWORD_AUTH",
                                        "ALLOW_USER_SRP_AUTH")
                                .preventUserExistenceErrors(existenceErrors)));
    }

    private Consumer<ObjectNode> found(Consumer<ObjectNode> more) {
        return response -> {
            response.putObject("userAttributes")
                    .put("email", address)
                    .put("email_verified", "true")
                    .put("name", "Ann")
                    .put("sub", "of the old directory");
            more.accept(response);
        };
    }

    @Test
    void bringsAUserWithTheirPassword() {
        assertThat(signIns.password("ann", OLD_PASSWORD).authenticationResult()).isNotNull();
        assertThat(functions.ran())
                .containsExactly(SIGN_IN, "PreAuthentication_Authentication", "PostAuthentication_Authentication");
        assertThat(users.status(pool.id(), "ann")).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(users.attributes(pool.id(), "ann"))
                .containsEntry("name", "Ann")
                .containsEntry("email_verified", "true");
        assertThat(users.sub(pool.id(), "ann")).isNotEqualTo("of the old directory");
        assertThat(mail.to(address)).isEmpty();
        assertThat(mail.facts(users.sub(pool.id(), "ann"))).contains("io.kognita.user.created");
        functions.forget();
        assertThat(signIns.password("ann", OLD_PASSWORD).authenticationResult()).isNotNull();
        assertThat(signIns.srp("ann", OLD_PASSWORD).authenticationResult()).isNotNull();
        assertThat(functions.ran()).doesNotContain(SIGN_IN);
    }

    @Test
    void bringsAUserThroughTheServersDoor() {
        assertThat(signIns.idp
                        .adminInitiateAuth(request -> request.userPoolId(pool.id())
                                .clientId(signIns.client)
                                .authFlow("ADMIN_USER_PASSWORD_AUTH")
                                .authParameters(Map.of("USERNAME", "ann", "PASSWORD", OLD_PASSWORD)))
                        .authenticationResult())
                .isNotNull();
    }

    @Test
    void sendsTheEventAsDocumented() {
        signIns.idp.initiateAuth(request -> request.clientId(signIns.client)
                .authFlow("USER_PASSWORD_AUTH")
                .authParameters(Map.of("USERNAME", "ann", "PASSWORD", OLD_PASSWORD))
                .clientMetadata(Map.of("tenant", "t1")));
        ObjectNode event = functions.event(SIGN_IN);
        assertThat(event.at("/userName").asText()).isEqualTo("ann");
        assertThat(event.at("/callerContext/clientId").asText()).isEqualTo(signIns.client);
        assertThat(event.at("/request/password").asText()).isEqualTo(OLD_PASSWORD);
        assertThat(event.at("/request/validationData/tenant").asText()).isEqualTo("t1");
        assertThat(event.at("/request").has("clientMetadata")).isFalse();
        assertThat(event.at("/request").has("userAttributes")).isFalse();
        for (String member : List.of(
                "userAttributes",
                "forceAliasCreation",
                "enableSMSMFA",
                "finalUserStatus",
                "messageAction",
                "desiredDeliveryMediums")) {
            assertThat(event.at("/response/" + member).isNull()).as(member).isTrue();
        }
        assertThat(mail.everything()).doesNotContain(OLD_PASSWORD);
    }

    @Test
    void isNotAskedWithoutAPassword() {
        assertThatThrownBy(() -> signIns.srp("ann", OLD_PASSWORD)).isInstanceOf(UserNotFoundException.class);
        assertThat(functions.ran()).doesNotContain(SIGN_IN);
    }

    @Test
    void isNotAskedOfAUserWhoIsThere() {
        signIns.password("ann", OLD_PASSWORD);
        functions.forget();
        assertThatThrownBy(() -> signIns.password("ann", "wrong")).isInstanceOf(NotAuthorizedException.class);
        assertThat(functions.ran()).doesNotContain(SIGN_IN);
    }

    @Test
    void bringsNobodyWithoutAttributes() {
        assertThatThrownBy(() -> signIns.password("ann", "wrong")).isInstanceOf(UserNotFoundException.class);
        assertThatThrownBy(() -> hiding.password("ann", "wrong"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Incorrect username or password.");
        assertThat(users.exists(pool.id(), "ann")).isFalse();
    }

    @Test
    void tellsWhyTheFunctionRefusesOnlyWhereNothingIsHidden() {
        functions.refuse("UserMigration", "Bad password");
        assertThatThrownBy(() -> signIns.password("ann", "wrong"))
                .isInstanceOf(UserLambdaValidationException.class)
                .hasMessageContaining("UserMigration failed with error Bad password.");
        assertThatThrownBy(() -> hiding.password("ann", "wrong"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Incorrect username or password.");
        assertThat(users.exists(pool.id(), "ann")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LEGACY", "ENABLED"})
    void guessesAtTheOldPasswordAreCounted(String existenceErrors) {
        SignIns guesser = signIns(existenceErrors);
        functions.refuse("UserMigration", "Bad password");
        IntStream.range(0, 5)
                .forEach(guess -> assertThatThrownBy(() -> guesser.password("ann", "guess " + guess))
                        .isNotNull());
        functions.answer("UserMigration", found(response -> response.put("finalUserStatus", "CONFIRMED")));
        assertThatThrownBy(() -> guesser.password("ann", OLD_PASSWORD))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Password attempts exceeded");
        assertThat(users.exists(pool.id(), "ann")).isFalse();
    }

    @Test
    void aUserWhoMustSetAnotherPasswordIsSentToDoSo() {
        functions.answer("UserMigration", found(response -> response.put("messageAction", "SUPPRESS")));
        assertThatThrownBy(() -> signIns.password("ann", OLD_PASSWORD))
                .isInstanceOf(PasswordResetRequiredException.class);
        signIns.idp.forgotPassword(request -> request.clientId(signIns.client).username("ann"));
        signIns.idp.confirmForgotPassword(request -> request.clientId(signIns.client)
                .username("ann")
                .confirmationCode(mail.code(address))
                .password("an0ther-passw0rd"));
        assertThat(signIns.password("ann", "an0ther-passw0rd").authenticationResult())
                .isNotNull();
    }

    @Test
    void welcomesByTheMediumsThatTheFunctionNamesAndNeverTellsThePassword() {
        functions.answer(
                "UserMigration",
                found(response -> response.put("finalUserStatus", "CONFIRMED")
                        .putArray("desiredDeliveryMediums")
                        .add("EMAIL")));
        signIns.password("ann", OLD_PASSWORD);
        assertThat(mail.to(address))
                .singleElement()
                .satisfies(welcome -> assertThat(welcome.body()).contains("ann").doesNotContain(OLD_PASSWORD));
    }

    @Test
    void takesAnAddressFromSomebodyElseOnlyIfTheFunctionSaysSo() {
        signIns.idp.adminCreateUser(request -> request.userPoolId(pool.id())
                .username("owner")
                .messageAction("SUPPRESS")
                .userAttributes(attribute("email", address), attribute("email_verified", "true")));
        assertThatThrownBy(() -> signIns.password("ann", OLD_PASSWORD)).isInstanceOf(AliasExistsException.class);
        assertThat(users.exists(pool.id(), "ann")).isFalse();
        functions.answer(
                "UserMigration",
                found(response -> response.put("finalUserStatus", "CONFIRMED")
                        .put("messageAction", "SUPPRESS")
                        .put("forceAliasCreation", true)));
        assertThat(signIns.password("ann", OLD_PASSWORD).authenticationResult()).isNotNull();
        assertThat(users.usernameOf(pool.id(), address)).isEqualTo("ann");
    }

    @Test
    void asksForThePhoneIfTheFunctionSaysSo() {
        signIns.idp.setUserPoolMfaConfig(request -> request.userPoolId(pool.id())
                .mfaConfiguration("OPTIONAL")
                .smsMfaConfiguration(
                        sms -> sms.smsConfiguration(sns -> sns.snsCallerArn("arn:aws:iam::123456789012:role/sms"))));
        functions.answer(
                "UserMigration",
                found(response -> response.put("finalUserStatus", "CONFIRMED")
                        .put("messageAction", "SUPPRESS")
                        .put("enableSMSMFA", true)));
        assertThatThrownBy(() -> signIns.password("ann", OLD_PASSWORD))
                .isInstanceOf(InvalidLambdaResponseException.class);
        assertThat(users.exists(pool.id(), "ann")).isFalse();

        functions.answer("UserMigration", found(response -> {
            ((ObjectNode) response.get("userAttributes")).put("phone_number", "+14155550100");
            response.put("finalUserStatus", "CONFIRMED")
                    .put("messageAction", "SUPPRESS")
                    .put("enableSMSMFA", true);
        }));

        InitiateAuthResponse asked = signIns.password("ann", OLD_PASSWORD);
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.SMS_MFA);
        assertThat(asked.authenticationResult()).isNull();
    }

    @Test
    void storesTheNameThatTheFunctionGivesToWhoeverCameWithAnAddress() {
        functions.answer(
                "UserMigration",
                found(response -> ((ObjectNode) response.put("finalUserStatus", "CONFIRMED")
                                .put("messageAction", "SUPPRESS")
                                .get("userAttributes"))
                        .put("username", "ann-of-old")));
        assertThat(signIns.password(address, OLD_PASSWORD).authenticationResult())
                .isNotNull();
        assertThat(users.usernameOf(pool.id(), address)).isEqualTo("ann-of-old");
        assertThat(users.attributes(pool.id(), "ann-of-old")).doesNotContainKey("username");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'userAttributes':'ann'}",
                "{'userAttributes':{'email':7}}",
                "{'userAttributes':{'email':'no address'}}",
                "{'userAttributes':{'custom:unknown':'x'}}",
                "{'userAttributes':{'name':'Ann'},'finalUserStatus':'ARCHIVED'}",
                "{'userAttributes':{'name':'Ann'},'finalUserStatus':true}",
                "{'userAttributes':{'name':'Ann'},'messageAction':'SHOUT'}",
                "{'userAttributes':{'name':'Ann'},'desiredDeliveryMediums':['PIGEON']}",
                "{'userAttributes':{'name':'Ann'},'desiredDeliveryMediums':'EMAIL'}",
                "{'userAttributes':{'name':'Ann'},'forceAliasCreation':'yes'}"
            })
    void refusesAnAnswerThatIsNone(String response) {
        functions.outcome(
                "UserMigration", ("{'outcome':'answered','event':{'response':" + response + "}}").replace('\'', '"'));
        assertThatThrownBy(() -> signIns.password("ann", OLD_PASSWORD))
                .isInstanceOf(InvalidLambdaResponseException.class);
        assertThat(users.exists(pool.id(), "ann")).isFalse();
    }

    @Test
    void aFunctionThatFailsBringsNobody() {
        functions.outcome("UserMigration", "{\"outcome\":\"failed\",\"reason\":\"away\"}");
        assertThatThrownBy(() -> hiding.password("ann", OLD_PASSWORD)).isInstanceOf(UnexpectedLambdaException.class);
        assertThat(users.exists(pool.id(), "ann")).isFalse();
    }

    @Test
    void bringsAUserWhoForgotThePassword() {
        assertThat(signIns.idp
                        .forgotPassword(request ->
                                request.clientId(signIns.client).username("ann").clientMetadata(Map.of("tenant", "t1")))
                        .codeDeliveryDetails()
                        .destination())
                .startsWith("a***@");
        assertThat(functions.event(FORGOT).at("/request/password").isNull()).isTrue();
        assertThat(functions.event(FORGOT).at("/request/clientMetadata/tenant").asText())
                .isEqualTo("t1");
        assertThat(users.status(pool.id(), "ann")).isEqualTo(UserStatusType.RESET_REQUIRED);
        signIns.idp.confirmForgotPassword(request -> request.clientId(signIns.client)
                .username("ann")
                .confirmationCode(mail.code(address))
                .password("an0ther-passw0rd"));
        assertThat(signIns.password("ann", "an0ther-passw0rd").authenticationResult())
                .isNotNull();
    }

    @Test
    void aForgottenPasswordOfNobodyIsAnsweredAsEver() {
        functions.refuse("UserMigration", "who is this");
        assertThatThrownBy(() -> signIns.idp.forgotPassword(
                        request -> request.clientId(signIns.client).username("ann")))
                .isInstanceOf(UserLambdaValidationException.class);
        assertThat(hiding.idp
                        .forgotPassword(
                                request -> request.clientId(hiding.client).username("ann"))
                        .codeDeliveryDetails()
                        .destination())
                .isNotEmpty();
        assertThat(users.exists(pool.id(), "ann")).isFalse();
    }

    @Test
    void theFunctionIsAskedAboutAForgottenPasswordAsOftenAsCodesAreSent() {
        functions.refuse("UserMigration", "who is this");
        assertThatThrownBy(() -> IntStream.range(0, 11)
                        .forEach(attempt -> hiding.idp.forgotPassword(
                                request -> request.clientId(hiding.client).username("ann"))))
                .isInstanceOf(LimitExceededException.class);
    }
}
