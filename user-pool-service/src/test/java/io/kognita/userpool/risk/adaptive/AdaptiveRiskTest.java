package io.kognita.userpool.risk.adaptive;

import static io.kognita.userpool.risk.WatchedPool.BROWSER;
import static io.kognita.userpool.risk.WatchedPool.HOME;
import static io.kognita.userpool.risk.WatchedPool.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.StatementLog;
import io.kognita.userpool.AuthenticatorApp;
import io.kognita.userpool.Idp;
import io.kognita.userpool.TestDatabase;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.auth.SignIns;
import io.kognita.userpool.risk.RiskSources;
import io.kognita.userpool.risk.WatchedPool;
import io.kognita.userpool.user.User;
import io.kognita.wire.service.ServiceTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountTakeoverActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountTakeoverEventActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdvancedSecurityModeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthEventType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeName;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventResponseType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeedbackValueType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RiskDecisionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RiskLevelType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RiskSources.class)
class AdaptiveRiskTest {

    private static final String TOO_RISKY = "Unable to login because of security reasons.";
    private static final String BLOCKED = "Request not allowed due to security reasons.";
    private static final String ELSEWHERE = "100.64.1.7";

    @Inject
    TestPools pools;

    @Inject
    TestUsers stored;

    @Inject
    TestDatabase database;

    @Inject
    Clock clock;

    @Inject
    ServiceTokens services;

    private WatchedPool pool;
    private User ann;

    @BeforeEach
    void aUserWhoIsKnown() {
        watch(AdvancedSecurityModeType.ENFORCED);
    }

    @Test
    void blocksWhoComesFromElsewhereWithAnotherDevice() {
        pool.react(
                actions -> actions.mediumAction(WatchedPool.action(AccountTakeoverEventActionType.BLOCK, false)),
                mail -> {});

        refused(TOO_RISKY, () -> pool.signIn("ann", ELSEWHERE, "Evil/1.0"));
        AuthEventType event = pool.lastEvent("ann");
        assertThat(event.eventResponse()).isEqualTo(EventResponseType.FAIL);
        assertThat(event.eventRisk().riskDecision()).isEqualTo(RiskDecisionType.BLOCK);
        assertThat(event.eventRisk().riskLevel()).isEqualTo(RiskLevelType.MEDIUM);
        assertThat(event.eventContextData().ipAddress()).isEqualTo(ELSEWHERE);
        assertThat(event.eventContextData().deviceName()).isEqualTo("Evil/1.0");
        assertThat(tokens(pool.signIn("ann", HOME, BROWSER))).isNotEmpty();
        assertThat(tokens(pool.signIn("ann", ELSEWHERE, BROWSER))).isNotEmpty();
        assertThat(pool.lastEvent("ann").eventRisk().riskLevel()).isEqualTo(RiskLevelType.LOW);
        assertThat(pool.lastEvent("ann").eventRisk().riskDecision()).isEqualTo(RiskDecisionType.NO_RISK);
    }

    @Test
    void judgesTravelByTheGeoDatabase() {
        tokens(pool.signIn("ann", CityFile.LONDON, BROWSER));
        assertThat(pool.lastEvent("ann").eventContextData().city()).isEqualTo("London");
        assertThat(pool.lastEvent("ann").eventContextData().country()).isEqualTo("United Kingdom");

        tokens(pool.signIn("ann", CityFile.PARIS, "Other/1.0"));
        assertThat(pool.lastEvent("ann").eventRisk().riskLevel()).isEqualTo(RiskLevelType.MEDIUM);
        tokens(pool.signIn("ann", CityFile.TOKYO, "Third/1.0"));
        assertThat(pool.lastEvent("ann").eventRisk().riskLevel()).isEqualTo(RiskLevelType.HIGH);
    }

    @Test
    void asksForASecondFactorThatTheUserHas() {
        AuthenticatorApp app = app("ann");
        pool.react(AccountTakeoverEventActionType.MFA_REQUIRED, false);
        assertThat(tokens(pool.signIn("ann", HOME, BROWSER))).isNotEmpty();

        AdminInitiateAuthResponse asked = pool.signIn("ann", ELSEWHERE, "New/1.0");
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
        AuthEventType open = pool.lastEvent("ann");
        assertThat(open.eventResponse()).isEqualTo(EventResponseType.IN_PROGRESS);
        assertThat(open.eventRisk().riskDecision()).isEqualTo(RiskDecisionType.ACCOUNT_TAKEOVER);

        String token = pool.idp
                .adminRespondToAuthChallenge(request -> request.userPoolId(pool.id())
                        .clientId(pool.client)
                        .challengeName(ChallengeNameType.SOFTWARE_TOKEN_MFA)
                        .session(asked.session())
                        .challengeResponses(
                                Map.of("USERNAME", pool.name("ann"), "SOFTWARE_TOKEN_MFA_CODE", app.code(1))))
                .authenticationResult()
                .accessToken();
        assertThat(token).isNotEmpty();
        AuthEventType passed = pool.lastEvent("ann");
        assertThat(passed.eventId()).isEqualTo(open.eventId());
        assertThat(passed.eventResponse()).isEqualTo(EventResponseType.PASS);
        assertThat(passed.challengeResponses()).hasSize(2);
        assertThat(passed.challengeResponses().getLast().challengeName()).isEqualTo(ChallengeName.MFA);
    }

    @Test
    void blocksWhoeverMustProveASecondFactorAndHasNone() {
        mfa();
        pool.react(AccountTakeoverEventActionType.MFA_REQUIRED, false);

        refused(TOO_RISKY, () -> pool.signIn("ann", ELSEWHERE, "New/1.0"));
        assertThat(pool.lastEvent("ann").eventRisk().riskDecision()).isEqualTo(RiskDecisionType.BLOCK);
    }

    @Test
    void letsPassWhoHasNoFactorWhereOneIsAskedIfThereIs() {
        mfa();
        pool.react(AccountTakeoverEventActionType.MFA_IF_CONFIGURED, false);

        assertThat(tokens(pool.signIn("ann", ELSEWHERE, "New/1.0"))).isNotEmpty();
    }

    @Test
    void nobodyWithoutTheFactorGoesOnWithTheSession() {
        app("ann");
        pool.react(AccountTakeoverEventActionType.MFA_IF_CONFIGURED, false);
        String session = pool.signIn("ann", ELSEWHERE, "New/1.0").session();

        assertThatThrownBy(() -> pool.idp.adminRespondToAuthChallenge(request -> request.userPoolId(pool.id())
                        .clientId(pool.client)
                        .challengeName(ChallengeNameType.SELECT_MFA_TYPE)
                        .session(session)
                        .challengeResponses(Map.of("USERNAME", pool.name("ann"), "ANSWER", "SOFTWARE_TOKEN_MFA"))))
                .isInstanceOf(NotAuthorizedException.class);
        assertThat(pool.lastEvent("ann").eventResponse()).isEqualTo(EventResponseType.IN_PROGRESS);
    }

    @Test
    void onlyRecordsInAuditMode() {
        watch(AdvancedSecurityModeType.AUDIT);
        AccountTakeoverActionType block = WatchedPool.action(AccountTakeoverEventActionType.BLOCK, false);
        pool.configure(request -> request.accountTakeoverRiskConfiguration(takeover -> takeover.actions(
                        actions -> actions.lowAction(block).mediumAction(block).highAction(block)))
                .riskExceptionConfiguration(exception -> exception.blockedIPRangeList("0.0.0.0/0")));

        assertThat(tokens(pool.signIn("ann", ELSEWHERE, "New/1.0"))).isNotEmpty();
        AuthEventType event = pool.lastEvent("ann");
        assertThat(event.eventResponse()).isEqualTo(EventResponseType.PASS);
        assertThat(event.eventRisk().riskDecision()).isEqualTo(RiskDecisionType.NO_RISK);
        assertThat(event.eventRisk().riskLevel()).isEqualTo(RiskLevelType.MEDIUM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100.64.0.0/10", "2001:db8::/32"})
    void blockedRangesTurnEverybodyAwayInTheSameWords(String range) {
        String address = range.contains(":") ? "2001:db8::9" : ELSEWHERE;
        pool.configure(request -> request.riskExceptionConfiguration(exception -> exception.blockedIPRangeList(range)));

        refused(BLOCKED, () -> pool.signIn("ann", address, BROWSER));
        assertThat(pool.lastEvent("ann").eventRisk().riskDecision()).isEqualTo(RiskDecisionType.BLOCK);
        refused(BLOCKED, () -> pool.signIn("nobody", address, BROWSER));
        refused(BLOCKED, () -> pool.signIn("ann", "Wr0ng-horse", address, BROWSER, null));
        assertThat(tokens(pool.signIn("ann", HOME, BROWSER))).isNotEmpty();
    }

    @Test
    void skippedRangesAreNotJudged() {
        pool.configure(request -> request.accountTakeoverRiskConfiguration(takeover -> takeover.actions(actions ->
                        actions.mediumAction(WatchedPool.action(AccountTakeoverEventActionType.BLOCK, false))))
                .riskExceptionConfiguration(exception -> exception.skippedIPRangeList("100.64.0.0/10")));

        assertThat(tokens(pool.signIn("ann", ELSEWHERE, "New/1.0"))).isNotEmpty();
        assertThat(pool.lastEvent("ann").eventRisk().riskLevel()).isNull();
        refused(TOO_RISKY, () -> pool.signIn("ann", "100.128.0.1", "Newer/1.0"));
    }

    @Test
    void whatIsJudgedValidIsKnownAndWhatIsJudgedInvalidIsNot() {
        pool.react(
                actions -> actions.mediumAction(WatchedPool.action(AccountTakeoverEventActionType.BLOCK, false))
                        .highAction(WatchedPool.action(AccountTakeoverEventActionType.BLOCK, false)),
                mail -> {});
        refused(TOO_RISKY, () -> pool.signIn("ann", ELSEWHERE, "New/1.0"));
        pool.judge("ann", pool.lastEvent("ann"), FeedbackValueType.VALID);
        assertThat(tokens(pool.signIn("ann", ELSEWHERE, "New/1.0"))).isNotEmpty();

        pool.judge("ann", pool.lastEvent("ann"), FeedbackValueType.INVALID);
        refused(TOO_RISKY, () -> pool.signIn("ann", ELSEWHERE, "New/1.0"));
        assertThat(pool.lastEvent("ann").eventRisk().riskLevel()).isEqualTo(RiskLevelType.HIGH);
    }

    @Test
    void failuresDoNotPushOutWhatIsKnown() {
        database.run("""
                insert into auth_event (pool_id, sub, id, passed, source_ip, user_agent, created_at)
                select pool_id, sub, gen_random_uuid(), false, '100.64.9.9', 'Evil/1.0', now()
                from pool_user, generate_series(1, 200) where pool_id = $1 and username = $2
                """, pool.id(), pool.name("ann"));

        tokens(pool.signIn("ann", "100.64.9.9", "Evil/1.0"));
        assertThat(pool.lastEvent("ann").eventRisk().riskLevel()).isEqualTo(RiskLevelType.MEDIUM);
    }

    @Test
    void knowsADeviceByItsId() {
        tokens(pool.signIn(
                "ann", PASSWORD, HOME, "App/1.0", encoded("{\"DeviceId\":\"d-1\",\"DeviceName\":\"Ann's phone\"}")));
        assertThat(pool.lastEvent("ann").eventContextData().deviceName()).isEqualTo("Ann's phone");
        tokens(pool.signIn(
                "ann", PASSWORD, HOME, "App/2.0", encoded("{\"DeviceId\":\"d-1\",\"ClientTimezone\":\"+01:00\"}")));
        assertThat(pool.lastEvent("ann").eventRisk().riskLevel()).isNull();
        assertThat(pool.lastEvent("ann").eventContextData().timezone()).isEqualTo("+01:00");
        tokens(pool.signIn("ann", PASSWORD, HOME, "App/2.0", encoded("{\"DeviceId\":\"d-2\"}")));
        assertThat(pool.lastEvent("ann").eventRisk().riskLevel()).isEqualTo(RiskLevelType.LOW);
        assertThat(database.run("select from auth_event where pool_id = $1 and device_id like '%d-1%'", pool.id()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%%%", "bm8ganNvbg==", "e30=", "bnVsbA==", "W10=", "eyJwYXlsb2FkIjoie1wiY29udGV4dERhdGFcIjo3fSJ9"
            })
    void nonsenseInContextDataHarmsNobody(String encoded) {
        assertThat(tokens(pool.signIn("ann", PASSWORD, HOME, BROWSER, encoded))).isNotEmpty();
    }

    @Test
    void oversizeContextDataIsLeftAside() {
        String large = encoded("{\"DeviceName\":\"" + "x".repeat(50_000) + "\"}");

        assertThat(tokens(pool.signIn("ann", PASSWORD, HOME, BROWSER, large))).isNotEmpty();
        assertThat(pool.lastEvent("ann").eventContextData().deviceName()).isEqualTo(BROWSER);
    }

    @Test
    void controlCharactersOfADeviceAreTakenOut() {
        tokens(pool.signIn("ann", PASSWORD, HOME, "A\tC", encoded("{\"DeviceName\":\"x\\u0000y\\u202ez\"}")));

        assertThat(pool.lastEvent("ann").eventContextData().deviceName()).isEqualTo("x y z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example.com", "", "100.64.1.7/8", "1.2.3"})
    void whatIsNoAddressIsNotBelieved(String address) {
        tokens(pool.signIn("ann", address, BROWSER));
        assertThat(pool.lastEvent("ann").eventContextData().ipAddress()).startsWith("127.");
    }

    @Test
    void anApplicationWithoutASecretCannotSayWhereItsUserIs() {
        pool.idp.initiateAuth(request -> request.clientId(pool.client)
                .authFlow("USER_PASSWORD_AUTH")
                .authParameters(Map.of("USERNAME", pool.name("ann"), "PASSWORD", PASSWORD))
                .userContextData(context -> context.ipAddress(HOME)));

        assertThat(pool.lastEvent("ann").eventContextData().ipAddress()).startsWith("127.");
    }

    @Test
    void anApplicationWithASecretMaySayWhereItsUserIs() {
        String trusted = pools.client(
                pool.id(),
                TestPools.SECRET,
                settings -> settings.explicitAuthFlowsWithStrings("ALLOW_USER_PASSWORD_AUTH")
                        .enablePropagateAdditionalUserContextData(true));
        pool.idp.initiateAuth(request -> request.clientId(trusted)
                .authFlow("USER_PASSWORD_AUTH")
                .authParameters(Map.of(
                        "USERNAME",
                        pool.name("ann"),
                        "PASSWORD",
                        PASSWORD,
                        "SECRET_HASH",
                        Idp.secretHash(TestPools.SECRET, pool.name("ann"), trusted)))
                .userContextData(context -> context.ipAddress("2001:db8::5")));

        assertThat(pool.lastEvent("ann").eventContextData().ipAddress()).isEqualTo("2001:db8:0:0:0:0:0:5");
    }

    @Test
    void whatAClientWritesIntoTheForwardingHeaderIsNotBelieved() {
        pool.configure(request -> request.riskExceptionConfiguration(
                exception -> exception.blockedIPRangeList("100.64.0.0/10").skippedIPRangeList(HOME + "/32")));

        refused(
                BLOCKED,
                () -> pool.idp.initiateAuth(request -> request.clientId(pool.client)
                        .authFlow("USER_PASSWORD_AUTH")
                        .authParameters(Map.of("USERNAME", pool.name("ann"), "PASSWORD", PASSWORD))
                        .overrideConfiguration(http -> http.putHeader("X-Forwarded-For", HOME + ", " + ELSEWHERE))));
        assertThat(pool.lastEvent("ann").eventContextData().ipAddress()).isEqualTo(ELSEWHERE);
    }

    @Test
    void wrongPasswordsAndStrangersAreAnsweredAsEver() {
        pool.react(AccountTakeoverEventActionType.BLOCK, false);

        refused("Incorrect username or password.", () -> pool.signIn("ann", "Wr0ng-horse", ELSEWHERE, "E/1", null));
        refused("Incorrect username or password.", () -> pool.signIn("nobody", ELSEWHERE, "E/1"));
        assertThat(pool.lastEvent("ann").eventRisk().riskLevel()).isNull();
    }

    @Test
    void whereAnApplicationFetchesTokensTeachesNothing() throws Exception {
        ObjectNode grant = JsonNodeFactory.instance
                .objectNode()
                .put("clientId", pool.client)
                .put("sub", ann.sub().toString())
                .put("authTime", "2026-11-24T12:00:00Z");
        grant.putArray("scopes").add("openid");
        HttpRequest fetch = HttpRequest.newBuilder(URI.create(Idp.endpoint() + "/internal/tokens"))
                .header("Content-Type", "application/json")
                .header("User-Agent", "Backend/1.0")
                .header(ServiceTokens.HEADER, services.tokenFor("user-pool-service"))
                .POST(HttpRequest.BodyPublishers.ofString(grant.toString()))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(fetch, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
        assertThat(pool.lastEvent("ann").eventContextData().deviceName()).isEqualTo("Backend/1.0");

        tokens(pool.signIn("ann", pool.lastEvent("ann").eventContextData().ipAddress(), "Backend/1.0"));
        assertThat(pool.lastEvent("ann").eventRisk().riskLevel()).isEqualTo(RiskLevelType.MEDIUM);
    }

    @Test
    void judgesSrpToo() {
        pool.react(AccountTakeoverEventActionType.BLOCK, false);
        SignIns signIns = new SignIns(pool.id(), pool.client);

        refused(TOO_RISKY, () -> signIns.srp(pool.name("ann"), PASSWORD));
    }

    @Test
    void aSignInReadsOnceMoreAndWritesNothingMore() {
        pool.signIn("ann", HOME, BROWSER);
        List<String> asked = StatementLog.during(() -> pool.signIn("ann", HOME, BROWSER));

        assertThat(asked).hasSize(6);
        assertThat(asked.get(3)).contains("from auth_event");
    }

    private void watch(AdvancedSecurityModeType mode) {
        pool = new WatchedPool(pools, stored, mode);
        ann = pool.user("ann");
        tokens(pool.signIn("ann", HOME, BROWSER));
    }

    private void mfa() {
        pool.idp.setUserPoolMfaConfig(request -> request.userPoolId(pool.id())
                .mfaConfiguration(UserPoolMfaType.OPTIONAL)
                .softwareTokenMfaConfiguration(token -> token.enabled(true)));
    }

    /** An app that the user has and has not turned on. */
    private AuthenticatorApp app(String name) {
        mfa();
        String token = tokens(pool.signIn(name, HOME, BROWSER));
        AuthenticatorApp app = new AuthenticatorApp(
                pool.idp
                        .associateSoftwareToken(request -> request.accessToken(token))
                        .secretCode(),
                clock);
        pool.idp.verifySoftwareToken(request -> request.accessToken(token).userCode(app.code()));
        return app;
    }

    private static String tokens(AdminInitiateAuthResponse response) {
        return response.authenticationResult().accessToken();
    }

    private static String encoded(String contextData) {
        String payload = "{\"contextData\":" + contextData + ",\"username\":\"ann\"}";
        String data = "{\"payload\":\"" + payload.replace("\\", "\\\\").replace("\"", "\\\"")
                + "\",\"signature\":\"s\",\"version\":\"JS20171115\"}";
        return Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String message, ThrowingCallable signIn) {
        assertThatThrownBy(signIn).isInstanceOf(NotAuthorizedException.class).hasMessageStartingWith(message);
    }
}
