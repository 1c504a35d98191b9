package io.kognita.userpool.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.auth.SignIns;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidLambdaResponseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnexpectedLambdaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** The functions before and after a sign-in, whichever way it goes. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = FakeTriggers.class, restrictToAnnotatedClass = true)
class SignInTriggersTest {

    private static final String PASSWORD = "passw0rd-of-ann";
    private static final String PRE = "PreAuthentication_Authentication";
    private static final String POST = "PostAuthentication_Authentication";
    private static final String TOKENS = "TokenGeneration_Authentication";

    @Inject
    TestPools pools;

    FakeTriggers triggers;

    private PoolFunctions functions;
    private UserPoolType pool;
    private SignIns signIns;

    @BeforeEach
    void aPoolWithFunctions() {
        functions = new PoolFunctions(triggers);
        pool = pools.pool(settings -> settings.lambdaConfig(functions()));
        signIns = signInsThrough("LEGACY");
        user("ann");
        functions.forget();
    }

    private LambdaConfigType functions() {
        return LambdaConfigType.builder()
                .preAuthentication(functions.arn("PreAuthentication"))
                .postAuthentication(functions.arn("PostAuthentication"))
                .preTokenGeneration(functions.arn("PreTokenGeneration"))
                .build();
    }

    private SignIns signInsThrough(String existenceErrors) {
        return SignIns.of(
                pools,
                pool.id(),
                existenceErrors,
                "ALLOW_USER_PASSWORD_AUTH",
                "ALLOW_USER_SRP_AUTH",
                "ALLOW_REFRESH_TOKEN_AUTH");
    }

    @Test
    void runBeforeTheProofAfterItAndBeforeTheTokens() {
        assertThat(signIns.password("ann", PASSWORD).authenticationResult()).isNotNull();
        assertThat(functions.ran()).containsExactly(PRE, POST, TOKENS);
    }

    @Test
    void runInTheSameOrderWhenThePasswordIsProvedBySrp() {
        Map<String, String> answer = signIns.srpAnswer("ann", PASSWORD);
        assertThat(functions.ran()).containsExactly(PRE);
        assertThat(signIns.prove(answer).authenticationResult()).isNotNull();
        assertThat(functions.ran()).containsExactly(PRE, POST, TOKENS);
    }

    @Test
    void runAfterTheChallengesThatASignInTakes() {
        signIns.idp.adminSetUserPassword(request ->
                request.userPoolId(pool.id()).username("ann").password(PASSWORD).permanent(false));
        InitiateAuthResponse asked = signIns.password("ann", PASSWORD);
        assertThat(functions.ran()).containsExactly(PRE);
        signIns.idp.respondToAuthChallenge(request -> request.clientId(signIns.client)
                .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
                .challengeResponses(Map.of("USERNAME", "ann", "NEW_PASSWORD", "an0ther-passw0rd"))
                .session(asked.session())
                .clientMetadata(Map.of("step", "second")));
        assertThat(functions.ran()).containsExactly(PRE, POST, "TokenGeneration_NewPasswordChallenge");
        assertThat(functions.event(POST).at("/request/clientMetadata/step").asText())
                .isEqualTo("second");
        assertThat(functions
                        .event("TokenGeneration_NewPasswordChallenge")
                        .at("/request/clientMetadata/step")
                        .asText())
                .isEqualTo("second");
    }

    @Test
    void aRefreshIsNoSignIn() {
        String refreshToken = signIns.tokens("ann", PASSWORD).refreshToken();
        functions.forget();
        signIns.refresh(refreshToken);
        assertThat(functions.ran()).containsExactly("TokenGeneration_RefreshTokens");
    }

    @Test
    void aWrongPasswordRunsTheFirstAlone() {
        assertThatThrownBy(() -> signIns.password("ann", "wr0ng-passw0rd")).isInstanceOf(NotAuthorizedException.class);
        assertThat(functions.ran()).containsExactly(PRE);
    }

    @Test
    void sendTheEventsAsDocumented() {
        signIns.idp.initiateAuth(request -> request.clientId(signIns.client)
                .authFlow("USER_PASSWORD_AUTH")
                .authParameters(Map.of("USERNAME", "ann", "PASSWORD", PASSWORD))
                .clientMetadata(Map.of("captcha", "ok")));
        ObjectNode before = functions.event(PRE);
        assertThat(before.at("/version").asText()).isEqualTo("1");
        assertThat(before.at("/userName").asText()).isEqualTo("ann");
        assertThat(before.at("/callerContext/clientId").asText()).isEqualTo(signIns.client);
        assertThat(before.at("/request/userAttributes/cognito:user_status").asText())
                .isEqualTo("CONFIRMED");
        assertThat(before.at("/request/userAttributes/sub").asText()).isNotEmpty();
        assertThat(before.at("/request/validationData/captcha").asText()).isEqualTo("ok");
        assertThat(before.at("/request").has("clientMetadata")).isFalse();
        assertThat(before.at("/request").has("userNotFound")).isFalse();
        ObjectNode after = functions.event(POST);
        assertThat(after.at("/request/newDeviceUsed").isBoolean()).isTrue();
        assertThat(after.at("/request/newDeviceUsed").asBoolean()).isFalse();
        assertThat(after.at("/request").has("clientMetadata")).isFalse();
        assertThat(functions.event(TOKENS).at("/request").has("clientMetadata")).isFalse();
        assertThat(before + " " + after).doesNotContain(PASSWORD);
    }

    @Test
    void tellOfANewDeviceWhereThePoolRemembersDevices() {
        signIns.idp.updateUserPool(request -> request.userPoolId(pool.id())
                .deviceConfiguration(devices -> devices.deviceOnlyRememberedOnUserPrompt(true))
                .lambdaConfig(functions()));
        signIns.password("ann", PASSWORD);
        assertThat(functions.event(POST).at("/request/newDeviceUsed").asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PreAuthentication", "PostAuthentication"})
    void refuseASignIn(String trigger) {
        functions.refuse(trigger, "closed on Sundays");
        assertThatThrownBy(() -> signIns.password("ann", PASSWORD))
                .isInstanceOf(UserLambdaValidationException.class)
                .hasMessageContaining(trigger + " failed with error closed on Sundays.");
        assertThat(functions.ran()).doesNotContain(TOKENS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PreAuthentication", "PostAuthentication"})
    void letNobodyInWhenTheyFail(String trigger) {
        functions.outcome(trigger, "{\"outcome\":\"failed\",\"reason\":\"10.1.2.3 refused\"}");
        assertThatThrownBy(() -> signIns.password("ann", PASSWORD))
                .isInstanceOf(UnexpectedLambdaException.class)
                .hasMessageContaining(trigger)
                .hasMessageNotContaining("10.1.2.3");
        functions.outcome(trigger, "{\"outcome\":\"answered\",\"event\":{}}");
        assertThatThrownBy(() -> signIns.password("ann", PASSWORD)).isInstanceOf(InvalidLambdaResponseException.class);
        assertThat(functions.ran()).doesNotContain(TOKENS);
    }

    @Test
    void anUnknownNameIsToldOnlyWhereTheClientHidesIt() {
        assertThatThrownBy(() -> signIns.password("nobody", PASSWORD)).isInstanceOf(UserNotFoundException.class);
        assertThat(functions.ran()).isEmpty();
        SignIns hiding = signInsThrough("ENABLED");
        assertThatThrownBy(() -> hiding.password("nobody", PASSWORD)).isInstanceOf(NotAuthorizedException.class);
        assertThat(functions.event(PRE).at("/request/userNotFound").asBoolean()).isTrue();
        assertThat(functions.event(PRE).at("/userName").asText()).isEqualTo("nobody");
        assertThat(functions.event(PRE).at("/request/userAttributes").isEmpty()).isTrue();
        hiding.password("ann", PASSWORD);
        assertThat(functions.event(PRE).at("/request/userNotFound").isBoolean()).isTrue();
        assertThat(functions.event(PRE).at("/request/userNotFound").asBoolean()).isFalse();
    }

    @Test
    void aFunctionRefusesStrangersInTheSameWordsAsUsers() {
        SignIns hiding = signInsThrough("ENABLED");
        functions.refuse("PreAuthentication", "no entry");
        for (String name : new String[] {"ann", "nobody"}) {
            assertThatThrownBy(() -> hiding.password(name, PASSWORD))
                    .isInstanceOf(UserLambdaValidationException.class)
                    .hasMessageContaining("no entry");
        }
    }

    private void user(String name) {
        signIns.user(pool.id(), name, PASSWORD);
    }
}
