package io.kognita.userpool.auth;

import static io.kognita.userpool.Idp.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.SrpClient;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.trigger.FakeTriggers;
import io.kognita.userpool.trigger.PoolFunctions;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdvancedSecurityEnabledModeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdvancedSecurityModeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidLambdaResponseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnexpectedLambdaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = FakeTriggers.class, restrictToAnnotatedClass = true)
class CustomAuthTest {

    private static final String PASSWORD = "passw0rd-of-ann";
    private static final String DEFINE = "DefineAuthChallenge_Authentication";
    private static final String CREATE = "CreateAuthChallenge_Authentication";
    private static final String VERIFY = "VerifyAuthChallengeResponse_Authentication";
    private static final String POST = "PostAuthentication_Authentication";
    private static final String TOKENS = "TokenGeneration_Authentication";

    @Inject
    TestPools pools;

    FakeTriggers triggers;

    private PoolFunctions functions;
    private UserPoolType pool;
    private SignIns signIns;
    private SignIns hiding;

    @BeforeEach
    void aPoolThatAsksRiddles() {
        functions = new PoolFunctions(triggers);
        pool = pools.pool(
                settings -> settings.lambdaConfig(config -> config.preAuthentication(functions.arn("PreAuthentication"))
                        .defineAuthChallenge(functions.arn("DefineAuthChallenge"))
                        .createAuthChallenge(functions.arn("CreateAuthChallenge"))
                        .verifyAuthChallengeResponse(functions.arn("VerifyAuthChallengeResponse"))
                        .postAuthentication(functions.arn("PostAuthentication"))
                        .preTokenGeneration(functions.arn("PreTokenGeneration"))));
        signIns = signIns("LEGACY");
        hiding = signIns("ENABLED");
        functions.decide("DefineAuthChallenge", CustomAuthTest::threeTries);
        functions.decide("CreateAuthChallenge", CustomAuthTest::riddle);
        functions.decide("VerifyAuthChallengeResponse", CustomAuthTest::judge);
        user("ann");
    }

    @Test
    void aRiskCountsWhereThePoolWatchesCustomAuthentication() {
        functions.decide("DefineAuthChallenge", event -> ((ObjectNode) event.get("response")).put("issueTokens", true));
        for (AdvancedSecurityEnabledModeType mode : AdvancedSecurityEnabledModeType.knownValues()) {
            pool = pools.pool(settings -> settings.userPoolTier(UserPoolTierType.PLUS)
                    .userPoolAddOns(addOns -> addOns.advancedSecurityMode(AdvancedSecurityModeType.AUDIT)
                            .advancedSecurityAdditionalFlows(flows -> flows.customAuthMode(mode)))
                    .lambdaConfig(pool.lambdaConfig()));
            signIns = signIns("LEGACY");
            user("ann");
            signIns.idp.setRiskConfiguration(request -> request.userPoolId(pool.id())
                    .accountTakeoverRiskConfiguration(takeover -> takeover.actions(actions ->
                            actions.lowAction(low -> low.eventAction("BLOCK").sendNotification(false)))));
            from("100.64.1.1");

            if (mode == AdvancedSecurityEnabledModeType.ENFORCED) {
                assertThatThrownBy(() -> from("100.65.1.1"))
                        .isInstanceOf(NotAuthorizedException.class)
                        .hasMessageStartingWith("Unable to login because of security reasons.");
            } else {
                from("100.65.1.1");
            }
        }
    }

    private void from(String address) {
        assertThat(signIns.idp
                        .adminInitiateAuth(request -> request.userPoolId(pool.id())
                                .clientId(signIns.client)
                                .authFlow("CUSTOM_AUTH")
                                .authParameters(Map.of("USERNAME", "ann"))
                                .contextData(context -> context.ipAddress(address)
                                        .serverName("app")
                                        .serverPath("/")
                                        .httpHeaders(List.of())))
                        .authenticationResult())
                .isNotNull();
    }

    private SignIns signIns(String existenceErrors) {
        return SignIns.of(
                pools,
                pool.id(),
                existenceErrors,
                "ALLOW_CUSTOM_AUTH",
                "ALLOW_USER_PASSWORD_AUTH",
                "ALLOW_USER_SRP_AUTH");
    }

    /** As in the developer guide: the password first where the client offers it, then a riddle with three tries. */
    private static void threeTries(ObjectNode event) {
        JsonNode session = event.at("/request/session");
        ObjectNode response = (ObjectNode) event.get("response");
        response.put("issueTokens", false).put("failAuthentication", false);
        if (event.at("/request/userNotFound").asBoolean() && session.size() > 1) {
            response.put("failAuthentication", true);
        } else if (session.isEmpty()) {
            response.put("challengeName", "CUSTOM_CHALLENGE");
        } else if (session.get(session.size() - 1).get("challengeName").asText().equals("SRP_A")) {
            response.put("challengeName", "PASSWORD_VERIFIER");
        } else if (session.get(session.size() - 1).get("challengeName").asText().equals("CUSTOM_CHALLENGE")
                && session.get(session.size() - 1).get("challengeResult").asBoolean()) {
            response.put("issueTokens", true);
        } else if (session.size() >= 3
                && !session.get(session.size() - 1).get("challengeResult").asBoolean()) {
            response.put("failAuthentication", true);
        } else {
            response.put("challengeName", "CUSTOM_CHALLENGE");
        }
    }

    private static void riddle(ObjectNode event) {
        ObjectNode response = (ObjectNode) event.get("response");
        int round = event.at("/request/session").size();
        response.putObject("publicChallengeParameters").put("riddle", "number " + round);
        response.putObject("privateChallengeParameters").put("answer", "answer " + round);
        response.put("challengeMetadata", "RIDDLE_" + round);
    }

    private static void judge(ObjectNode event) {
        ((ObjectNode) event.get("response"))
                .put(
                        "answerCorrect",
                        event.at("/request/privateChallengeParameters/answer")
                                .asText()
                                .equals(event.at("/request/challengeAnswer").asText()));
    }

    @Test
    void asksJudgesAndGivesTokens() {
        InitiateAuthResponse asked = begin(signIns, "ann");
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.CUSTOM_CHALLENGE);
        assertThat(asked.challengeParameters())
                .containsOnly(Map.entry("riddle", "number 0"), Map.entry("USERNAME", "ann"));
        assertThat(asked.session()).hasSizeLessThan(2048);
        assertThat(answer(signIns, asked.session(), "answer 0").authenticationResult())
                .isNotNull();
        assertThat(functions.ran()).containsExactly(DEFINE, CREATE, VERIFY, DEFINE, POST, TOKENS);
    }

    @Test
    void asksAgainAfterAWrongAnswer() {
        RespondToAuthChallengeResponse again =
                answer(signIns, begin(signIns, "ann").session(), "wrong");
        assertThat(again.challengeName()).isEqualTo(ChallengeNameType.CUSTOM_CHALLENGE);
        assertThat(again.challengeParameters()).containsEntry("riddle", "number 1");
        assertThat(answer(signIns, again.session(), "answer 1").authenticationResult())
                .isNotNull();
        JsonNode history = functions.event(DEFINE).at("/request/session");
        assertThat(history).hasSize(2);
        assertThat(history.get(0).toString())
                .isEqualTo(
                        "{\"challengeName\":\"CUSTOM_CHALLENGE\",\"challengeResult\":false,\"challengeMetadata\":\"RIDDLE_0\"}");
        assertThat(history.get(1).toString())
                .isEqualTo(
                        "{\"challengeName\":\"CUSTOM_CHALLENGE\",\"challengeResult\":true,\"challengeMetadata\":\"RIDDLE_1\"}");
    }

    @Test
    void failsWhenTheFunctionSaysSo() {
        String second =
                answer(signIns, begin(signIns, "ann").session(), "wrong").session();
        String third = answer(signIns, second, "wrong").session();
        assertThatThrownBy(() -> answer(signIns, third, "wrong"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Incorrect username or password.");
        assertThat(functions.ran()).doesNotContain(POST, TOKENS);
    }

    @Test
    void asksForThePasswordFirstWhereTheClientOffersIt() {
        SrpClient srp = signIns.srpClient();
        InitiateAuthResponse asked = beginWithPassword(signIns, "ann", srp);
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.PASSWORD_VERIFIER);
        assertThat(functions.event(DEFINE).at("/request/session").toString())
                .isEqualTo("[{\"challengeName\":\"SRP_A\",\"challengeResult\":true}]");
        RespondToAuthChallengeResponse riddle = provePassword(signIns, srp, asked, PASSWORD);
        assertThat(riddle.challengeName()).isEqualTo(ChallengeNameType.CUSTOM_CHALLENGE);
        assertThat(functions.event(DEFINE).at("/request/session").toString())
                .isEqualTo("[{\"challengeName\":\"SRP_A\",\"challengeResult\":true},"
                        + "{\"challengeName\":\"PASSWORD_VERIFIER\",\"challengeResult\":true}]");
        assertThat(answer(signIns, riddle.session(), "answer 2").authenticationResult())
                .isNotNull();
        assertThat(functions.ran()).containsExactly(DEFINE, DEFINE, CREATE, VERIFY, DEFINE, POST, TOKENS);
    }

    @Test
    void aWrongPasswordEndsIt() {
        SrpClient srp = signIns.srpClient();
        InitiateAuthResponse asked = beginWithPassword(signIns, "ann", srp);
        assertThatThrownBy(() -> provePassword(signIns, srp, asked, "wr0ng-passw0rd"))
                .isInstanceOf(NotAuthorizedException.class);
        assertThat(functions.ran()).containsExactly(DEFINE);
    }

    /** The block remembers that functions go on after the password, whatever the client says. */
    @Test
    void aPasswordAloneIsNotEnough() {
        SrpClient srp = signIns.srpClient();
        RespondToAuthChallengeResponse riddle =
                provePassword(signIns, srp, beginWithPassword(signIns, "ann", srp), PASSWORD);
        assertThat(riddle.authenticationResult()).isNull();
        assertThatThrownBy(() -> signIns.answer(
                        ChallengeNameType.NEW_PASSWORD_REQUIRED,
                        Map.of("USERNAME", "ann", "NEW_PASSWORD", "an0ther-passw0rd"),
                        riddle.session()))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void aProofOfThePasswordOpensOneRiddleAlone() {
        SrpClient srp = signIns.srpClient();
        InitiateAuthResponse asked = beginWithPassword(signIns, "ann", srp);
        Map<String, String> proof = SignIns.srpAnswer(srp, asked.challengeParameters(), PASSWORD, SignIns.now());
        String session = signIns.prove(proof).session();
        assertThatThrownBy(() -> signIns.prove(proof)).hasMessageContaining("session can only be used once");
        assertThat(answer(signIns, session, "answer 2").authenticationResult()).isNotNull();
        assertThatThrownBy(() -> signIns.prove(proof)).hasMessageContaining("session can only be used once");
    }

    /** A temporary password that was proved on the way is still replaced; without one there is nothing to replace. */
    @Test
    void aTemporaryPasswordIsReplacedWhenItWasProved() {
        signIns.idp.adminSetUserPassword(request ->
                request.userPoolId(pool.id()).username("ann").password(PASSWORD).permanent(false));
        SrpClient srp = signIns.srpClient();
        String session = provePassword(signIns, srp, beginWithPassword(signIns, "ann", srp), PASSWORD)
                .session();
        assertThat(answer(signIns, session, "answer 2").challengeName())
                .isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);
        assertThat(answer(signIns, begin(signIns, "ann").session(), "answer 0").authenticationResult())
                .isNotNull();
    }

    @Test
    void goesThroughTheServersDoorAsWell() {
        String session = signIns.idp
                .adminInitiateAuth(request -> request.userPoolId(pool.id())
                        .clientId(signIns.client)
                        .authFlow("CUSTOM_AUTH")
                        .authParameters(Map.of("USERNAME", "ann")))
                .session();
        assertThat(signIns.idp
                        .adminRespondToAuthChallenge(request -> request.userPoolId(pool.id())
                                .clientId(signIns.client)
                                .challengeName("CUSTOM_CHALLENGE")
                                .challengeResponses(Map.of("USERNAME", "ann", "ANSWER", "answer 0"))
                                .session(session))
                        .authenticationResult())
                .isNotNull();
    }

    @Test
    void sendsTheEventsAsDocumented() {
        String session = signIns.idp
                .initiateAuth(request -> request.clientId(signIns.client)
                        .authFlow("CUSTOM_AUTH")
                        .authParameters(Map.of("USERNAME", "ann"))
                        .clientMetadata(Map.of("call", "first")))
                .session();
        ObjectNode define = functions.event(DEFINE);
        assertThat(define.at("/version").asText()).isEqualTo("1");
        assertThat(define.at("/userName").asText()).isEqualTo("ann");
        assertThat(define.at("/callerContext/clientId").asText()).isEqualTo(signIns.client);
        assertThat(define.at("/request/session").isEmpty()).isTrue();
        assertThat(define.at("/request").has("clientMetadata")).isFalse();
        assertThat(define.at("/request").has("userNotFound")).isFalse();
        assertThat(define.at("/request/userAttributes/email").asText()).isEqualTo("ann@example.com");
        ObjectNode create = functions.event(CREATE);
        assertThat(create.at("/request/challengeName").asText()).isEqualTo("CUSTOM_CHALLENGE");
        assertThat(create.at("/request/session").isArray()).isTrue();
        signIns.idp.respondToAuthChallenge(request -> request.clientId(signIns.client)
                .challengeName("CUSTOM_CHALLENGE")
                .challengeResponses(Map.of("USERNAME", "ann", "ANSWER", "wrong"))
                .clientMetadata(Map.of("call", "second"))
                .session(session));
        ObjectNode verify = functions.event(VERIFY);
        assertThat(verify.at("/request/challengeAnswer").asText()).isEqualTo("wrong");
        assertThat(verify.at("/request/privateChallengeParameters/answer").asText())
                .isEqualTo("answer 0");
        for (String source : List.of(VERIFY, DEFINE, CREATE)) {
            assertThat(functions
                            .event(source)
                            .at("/request/clientMetadata/call")
                            .asText())
                    .as(source)
                    .isEqualTo("second");
        }
    }

    @Test
    void aSessionIsGoodForOneAnswer() {
        String session = begin(signIns, "ann").session();
        answer(signIns, session, "wrong");
        assertThatThrownBy(() -> answer(signIns, session, "answer 0"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("session can only be used once");
    }

    @Test
    void parallelAnswersToOneQuestionCountOnce() {
        String session = begin(signIns, "ann").session();
        long judged = IntStream.range(0, 8)
                .parallel()
                .filter(guess -> {
                    try {
                        answer(signIns, session, "guess " + guess);
                        return true;
                    } catch (NotAuthorizedException e) {
                        return false;
                    }
                })
                .count();
        assertThat(judged).isEqualTo(1);
        assertThat(functions.ran().stream().filter(VERIFY::equals)).hasSize(1);
    }

    @Test
    void aSessionIsGoodForItsUserClientAndStepAlone() {
        user("bob");
        String session = begin(signIns, "ann").session();
        assertThatThrownBy(() -> signIns.answer(
                        ChallengeNameType.CUSTOM_CHALLENGE, Map.of("USERNAME", "bob", "ANSWER", "answer 0"), session))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> answer(hiding, session, "answer 0")).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> answer(signIns, session + "x", "answer 0")).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> signIns.answer(
                        ChallengeNameType.NEW_PASSWORD_REQUIRED,
                        Map.of("USERNAME", "ann", "NEW_PASSWORD", "an0ther-passw0rd"),
                        session))
                .isInstanceOf(NotAuthorizedException.class);
        assertThat(answer(signIns, session, "answer 0").authenticationResult()).isNotNull();
    }

    @Test
    void failedRiddlesAreCountedAsWrongPasswords() {
        functions.answer(
                "DefineAuthChallenge",
                response -> response.put("failAuthentication", true).put("issueTokens", false));
        IntStream.range(0, 5)
                .forEach(attempt ->
                        assertThatThrownBy(() -> begin(signIns, "ann")).isInstanceOf(NotAuthorizedException.class));
        assertThatThrownBy(() -> begin(signIns, "ann")).hasMessageContaining("Password attempts exceeded");
        assertThatThrownBy(() -> signIns.password("ann", PASSWORD)).hasMessageContaining("Password attempts exceeded");
    }

    /** Or whoever knows the password could guess at the riddles forever. */
    @Test
    void aRightPasswordDoesNotForgetFailedRiddles() {
        functions.decide("DefineAuthChallenge", event -> {
            threeTries(event);
            if (event.at("/request/session").size() == 3) {
                ((ObjectNode) event.get("response")).put("failAuthentication", true);
            }
        });
        for (int round = 0; round < 5; round++) {
            SrpClient srp = signIns.srpClient();
            String session = provePassword(signIns, srp, beginWithPassword(signIns, "ann", srp), PASSWORD)
                    .session();
            assertThatThrownBy(() -> answer(signIns, session, "wrong")).isInstanceOf(NotAuthorizedException.class);
        }
        assertThatThrownBy(() -> beginWithPassword(signIns, "ann", signIns.srpClient()))
                .hasMessageContaining("Password attempts exceeded");
    }

    @Test
    void aFunctionThatNeverDecidesIsAskedABoundedNumberOfTimes() {
        functions.answer("DefineAuthChallenge", response -> response.put("challengeName", "CUSTOM_CHALLENGE"));
        String session = begin(signIns, "ann").session();
        int answers = 0;
        try {
            while (answers < 100) {
                session = answer(signIns, session, "answer").session();
                answers++;
            }
        } catch (NotAuthorizedException e) {
            assertThat(e).hasMessageContaining("Incorrect username or password.");
        }
        assertThat(answers).isEqualTo(19);
    }

    @Test
    void strangersAreAskedLikeUsersWhereTheClientHidesThem() {
        assertThatThrownBy(() -> begin(signIns, "nobody")).isInstanceOf(UserNotFoundException.class);
        InitiateAuthResponse asked = begin(hiding, "nobody");
        assertThat(asked.challengeParameters().keySet())
                .isEqualTo(begin(hiding, "ann").challengeParameters().keySet());
        assertThat(functions.event(DEFINE).at("/request/userNotFound").isBoolean())
                .isTrue();
        assertThat(functions.event(DEFINE).at("/request/userNotFound").asBoolean())
                .isFalse();
        functions.answer("DefineAuthChallenge", response -> response.put("issueTokens", true));
        assertThatThrownBy(() -> hiding.answer(
                        ChallengeNameType.CUSTOM_CHALLENGE,
                        Map.of("USERNAME", "nobody", "ANSWER", "answer 0"),
                        asked.session()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Incorrect username or password.");
        assertThat(functions.event(VERIFY).at("/request/userNotFound").asBoolean())
                .isTrue();
        assertThat(functions.event(VERIFY).at("/request/userAttributes").isEmpty())
                .isTrue();
    }

    @Test
    void strangersProveAPasswordInVainLikeUsers() {
        SrpClient srp = hiding.srpClient();
        InitiateAuthResponse asked = beginWithPassword(hiding, "nobody", srp);
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.PASSWORD_VERIFIER);
        assertThatThrownBy(() -> provePassword(hiding, srp, asked, PASSWORD))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Incorrect username or password.");
    }

    @Test
    void usersWhoMayNotSignInAreRefusedAtTheEnd() {
        functions.answer("DefineAuthChallenge", response -> response.put("issueTokens", true));
        signIns.idp.adminDisableUser(request -> request.userPoolId(pool.id()).username("ann"));
        assertThatThrownBy(() -> begin(signIns, "ann"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("User is disabled.");
        signIns.idp.signUp(
                request -> request.clientId(signIns.client).username("new").password(PASSWORD));
        assertThatThrownBy(() -> begin(signIns, "new")).isInstanceOf(UserNotConfirmedException.class);
        signIns.idp.adminCreateUser(request -> request.userPoolId(pool.id())
                .username("reset")
                .messageAction("SUPPRESS")
                .userAttributes(attribute("email", "r@example.com"), attribute("email_verified", "true")));
        signIns.idp.adminSetUserPassword(request -> request.userPoolId(pool.id())
                .username("reset")
                .password(PASSWORD)
                .permanent(true));
        signIns.idp.adminResetUserPassword(
                request -> request.userPoolId(pool.id()).username("reset"));
        assertThatThrownBy(() -> begin(signIns, "reset")).isInstanceOf(PasswordResetRequiredException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse"})
    void aFunctionThatRefusesOrFailsEndsIt(String trigger) {
        String session = begin(signIns, "ann").session();
        functions.refuse(trigger, "riddles are over");
        assertThatThrownBy(() -> answer(signIns, session, "wrong"))
                .isInstanceOf(UserLambdaValidationException.class)
                .hasMessageContaining(trigger + " failed with error riddles are over.");
        assertThatThrownBy(() -> answer(signIns, session, "answer 0"))
                .hasMessageContaining("session can only be used once");
        aPoolThatAsksRiddles();
        String other = begin(signIns, "ann").session();
        functions.outcome(trigger, "{\"outcome\":\"failed\",\"reason\":\"10.1.2.3 is away\"}");
        assertThatThrownBy(() -> answer(signIns, other, "wrong"))
                .isInstanceOf(UnexpectedLambdaException.class)
                .hasMessageNotContaining("10.1.2.3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DefineAuthChallenge | {}",
                "DefineAuthChallenge | {'challengeName':7}",
                "DefineAuthChallenge | {'issueTokens':'true'}",
                "DefineAuthChallenge | {'challengeName':''}",
                "DefineAuthChallenge | {'challengeName':'PASSWORD_VERIFIER'}",
                "DefineAuthChallenge | {'challengeName':'NEW_PASSWORD_REQUIRED'}",
                "DefineAuthChallenge | {'challengeName':'SMS_MFA'}",
                "CreateAuthChallenge | {'publicChallengeParameters':'riddle'}",
                "CreateAuthChallenge | {'publicChallengeParameters':{'n':1}}",
                "CreateAuthChallenge | {'privateChallengeParameters':[]}",
                "CreateAuthChallenge | {'challengeMetadata':{}}",
                "VerifyAuthChallengeResponse | {'answerCorrect':'true'}",
                "VerifyAuthChallengeResponse | {'answerCorrect':1}"
            })
    void refusesAnAnswerThatIsNone(String trigger, String response) {
        String session = begin(signIns, "ann").session();
        functions.outcome(trigger, ("{'outcome':'answered','event':{'response':" + response + "}}").replace('\'', '"'));
        assertThatThrownBy(() -> answer(signIns, session, "wrong")).isInstanceOf(InvalidLambdaResponseException.class);
        assertThat(functions.ran()).doesNotContain(POST, TOKENS);
    }

    @Test
    void aQuestionOfAnySizeIsNotKept() {
        functions.answer(
                "CreateAuthChallenge",
                response -> response.putObject("privateChallengeParameters").put("answer", "x".repeat(40_000)));
        assertThatThrownBy(() -> begin(signIns, "ann")).isInstanceOf(InvalidLambdaResponseException.class);
    }

    /** A function that says both has not vouched for anybody. */
    @Test
    void failingWinsOverIssuingTokens() {
        functions.answer(
                "DefineAuthChallenge",
                response -> response.put("failAuthentication", true).put("issueTokens", true));
        assertThatThrownBy(() -> begin(signIns, "ann")).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void needsTheFunctionsAndTheFlow() {
        UserPoolType plain = pools.pool(settings -> settings);
        SignIns there = new SignIns(
                plain.id(),
                pools.client(plain.id(), settings -> settings.explicitAuthFlowsWithStrings("ALLOW_CUSTOM_AUTH")));
        there.idp.adminCreateUser(
                request -> request.userPoolId(plain.id()).username("ann").messageAction("SUPPRESS"));
        assertThatThrownBy(() -> begin(there, "ann"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Custom auth lambda trigger is not configured for the user pool.");
        SignIns without = new SignIns(
                pool.id(),
                pools.client(pool.id(), settings -> settings.explicitAuthFlowsWithStrings("ALLOW_USER_PASSWORD_AUTH")));
        assertThatThrownBy(() -> begin(without, "ann")).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void keepsTheRightAnswerFromTheClient() {
        InitiateAuthResponse asked = begin(signIns, "ann");
        assertThat(asked.toString()).doesNotContain("answer 0");
        String stored = TestPools.transaction(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "select encode(state, 'escape') from custom_sign_in where pool_id = :pool",
                                String.class)
                        .setParameter("pool", pool.id())
                        .getSingleResult()));
        assertThat(stored).isNotEmpty().doesNotContain("answer 0");
    }

    private static InitiateAuthResponse begin(SignIns signIns, String username) {
        return signIns.begin("CUSTOM_AUTH", Map.of("USERNAME", username));
    }

    private static InitiateAuthResponse beginWithPassword(SignIns signIns, String username, SrpClient srp) {
        return signIns.begin(
                "CUSTOM_AUTH", Map.of("USERNAME", username, "CHALLENGE_NAME", "SRP_A", "SRP_A", srp.publicValue()));
    }

    private static RespondToAuthChallengeResponse provePassword(
            SignIns signIns, SrpClient srp, InitiateAuthResponse asked, String password) {
        return signIns.prove(SignIns.srpAnswer(srp, asked.challengeParameters(), password, SignIns.now()));
    }

    private static RespondToAuthChallengeResponse answer(SignIns signIns, String session, String answer) {
        return signIns.answer(ChallengeNameType.CUSTOM_CHALLENGE, Map.of("USERNAME", "ann", "ANSWER", answer), session);
    }

    private void user(String name) {
        signIns.user(pool.id(), name, PASSWORD);
    }
}
