package io.kognita.userpool.trigger;

import static io.kognita.userpool.Idp.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.SrpClient;
import io.kognita.local.test.TestClock;
import io.kognita.userpool.AuthenticatorApp;
import io.kognita.userpool.TestDevice;
import io.kognita.userpool.TestMail;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.auth.SignIns;
import io.kognita.wire.service.ServiceTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Runs every flow in a pool that has every function; {@code docs/triggers.md} says what has to run, in which order. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = FakeTriggers.class, restrictToAnnotatedClass = true)
class TriggerOrderTest {

    private static final String PASSWORD = "passw0rd-of-ann";
    private static final String OTHER_PASSWORD = "an0ther-passw0rd";

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestMail mail;

    @Inject
    TestClock clock;

    @Inject
    ServiceTokens services;

    FakeTriggers triggers;

    private final String address = "a" + UUID.randomUUID() + "@example.com";
    private PoolFunctions functions;
    private UserPoolType pool;
    private SignIns signIns;
    private CognitoIdentityProviderClient idp;

    @BeforeEach
    void aPoolWithEveryFunction() {
        functions = new PoolFunctions(triggers);
        functions.decide("DefineAuthChallenge", TriggerOrderTest::oneRiddle);
        functions.answer("VerifyAuthChallengeResponse", response -> response.put("answerCorrect", true));
        functions.answer(
                "UserMigration",
                response -> response.put("finalUserStatus", "CONFIRMED")
                        .put("messageAction", "SUPPRESS")
                        .putObject("userAttributes")
                        .put("email", "old" + address)
                        .put("email_verified", "true"));
        poolThat(settings -> settings);
    }

    private void poolThat(UnaryOperator<UserPoolType.Builder> more) {
        pool = pools.pool(settings -> more.apply(settings.lambdaConfig(functions())
                .policies(policies -> policies.passwordPolicy(policy -> policy.minimumLength(8))
                        .signInPolicy(policy -> policy.allowedFirstAuthFactorsWithStrings("PASSWORD", "EMAIL_OTP")))));
        signIns = new SignIns(
                pool.id(),
                pools.client(
                        pool.id(),
                        settings -> settings.explicitAuthFlowsWithStrings(
                                "ALLOW_USER_PASSWORD_AUTH",
                                "ALLOW_ADMIN_USER_PASSWORD_AUTH",
                                "ALLOW_USER_SRP_AUTH",
                                "ALLOW_USER_AUTH",
                                "ALLOW_CUSTOM_AUTH",
                                "ALLOW_REFRESH_TOKEN_AUTH")));
        idp = signIns.idp;
        user("ann", UserStatusType.CONFIRMED);
    }

    private LambdaConfigType functions() {
        return LambdaConfigType.builder()
                .preSignUp(functions.arn("PreSignUp"))
                .postConfirmation(functions.arn("PostConfirmation"))
                .preAuthentication(functions.arn("PreAuthentication"))
                .postAuthentication(functions.arn("PostAuthentication"))
                .defineAuthChallenge(functions.arn("DefineAuthChallenge"))
                .createAuthChallenge(functions.arn("CreateAuthChallenge"))
                .verifyAuthChallengeResponse(functions.arn("VerifyAuthChallengeResponse"))
                .userMigration(functions.arn("UserMigration"))
                .customMessage(functions.arn("CustomMessage"))
                .preTokenGenerationConfig(config ->
                        config.lambdaArn(functions.arn("PreTokenGeneration")).lambdaVersion("V3_0"))
                .build();
    }

    /** The password first where the client offers it, then one riddle. */
    private static void oneRiddle(ObjectNode event) {
        JsonNode session = event.at("/request/session");
        String last = session.isEmpty()
                ? ""
                : session.get(session.size() - 1).get("challengeName").asText();
        ObjectNode response = (ObjectNode) event.get("response");
        response.put("failAuthentication", false).put("issueTokens", last.equals("CUSTOM_CHALLENGE"));
        response.put("challengeName", last.equals("SRP_A") ? "PASSWORD_VERIFIER" : "CUSTOM_CHALLENGE");
    }

    static Set<String> documented() {
        return DocumentedOrder.rows().keySet();
    }

    @Test
    void everyFlowIsDocumented() {
        assertThat(documented()).containsExactlyElementsOf(flows().keySet());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documented")
    void runsInTheDocumentedOrder(String flow) {
        flows().get(flow).run();

        assertThat(functions.ran()).isEqualTo(DocumentedOrder.rows().get(flow));
    }

    private Map<String, Runnable> flows() {
        Map<String, Runnable> flows = new LinkedHashMap<>();
        accounts(flows);
        attributes(flows);
        passwords(flows);
        factors(flows);
        questions(flows);
        hosted(flows);
        tokens(flows);
        return flows;
    }

    private void accounts(Map<String, Runnable> flows) {
        flows.put("`SignUp`", this::signUp);
        flows.put("`SignUp` of somebody whom the function confirms", () -> {
            functions.answer("PreSignUp", response -> response.put("autoConfirmUser", true));
            signUp();
        });
        flows.put("`ConfirmSignUp`", () -> {
            signUp();
            functions.forget();
            idp.confirmSignUp(
                    request -> request.clientId(signIns.client).username("bob").confirmationCode(mail.code(address)));
        });
        flows.put("`AdminConfirmSignUp`", () -> {
            signUp();
            functions.forget();
            idp.adminConfirmSignUp(request -> request.userPoolId(pool.id()).username("bob"));
        });
        flows.put("`ResendConfirmationCode`", () -> {
            signUp();
            functions.forget();
            idp.resendConfirmationCode(
                    request -> request.clientId(signIns.client).username("bob"));
        });
        flows.put("`AdminCreateUser` by mail and text message", () -> invite("EMAIL", "SMS"));
        flows.put("`AdminCreateUser` with `RESEND`", () -> {
            invite("EMAIL");
            functions.forget();
            idp.adminCreateUser(request -> request.userPoolId(pool.id())
                    .username("guest")
                    .messageAction("RESEND")
                    .desiredDeliveryMediumsWithStrings("EMAIL"));
        });
    }

    private void attributes(Map<String, Runnable> flows) {
        flows.put("`UpdateUserAttributes` with an address to verify", () -> {
            String token = annsTokens().accessToken();
            functions.forget();
            idp.updateUserAttributes(
                    request -> request.accessToken(token).userAttributes(attribute("email", "new" + address)));
        });
        flows.put(
                "`AdminUpdateUserAttributes` with an address to verify",
                () -> idp.adminUpdateUserAttributes(request -> request.userPoolId(pool.id())
                        .username("ann")
                        .userAttributes(attribute("email", "new" + address))));
        flows.put("`GetUserAttributeVerificationCode`", () -> {
            String token = annsTokens().accessToken();
            functions.forget();
            idp.getUserAttributeVerificationCode(
                    request -> request.accessToken(token).attributeName("email"));
        });
    }

    private void passwords(Map<String, Runnable> flows) {
        flows.put("`ForgotPassword`", () -> forgotPassword("ann"));
        flows.put("`ForgotPassword`, and nobody has the name", () -> forgotPassword("old"));
        flows.put(
                "`AdminResetUserPassword`",
                () -> idp.adminResetUserPassword(
                        request -> request.userPoolId(pool.id()).username("ann")));
        flows.put("`ConfirmForgotPassword`", () -> {
            forgotPassword("ann");
            functions.forget();
            idp.confirmForgotPassword(request -> request.clientId(signIns.client)
                    .username("ann")
                    .password(OTHER_PASSWORD)
                    .confirmationCode(mail.code("ann" + address)));
        });
        flows.put("`USER_PASSWORD_AUTH`", this::annsTokens);
        flows.put(
                "the same with a wrong password",
                () -> assertThatThrownBy(() -> signIns.password("ann", "wr0ng-passw0rd"))
                        .isInstanceOf(NotAuthorizedException.class));
        flows.put("the same, and nobody has the name", () -> signIns.tokens("old", PASSWORD));
        flows.put(
                "`ADMIN_USER_PASSWORD_AUTH`",
                () -> idp.adminInitiateAuth(request -> request.userPoolId(pool.id())
                        .clientId(signIns.client)
                        .authFlow("ADMIN_USER_PASSWORD_AUTH")
                        .authParameters(Map.of("USERNAME", "ann", "PASSWORD", PASSWORD))));
        flows.put("`USER_SRP_AUTH`", () -> signIns.srp("ann", PASSWORD));
        flows.put("a password, then `NEW_PASSWORD_REQUIRED`", () -> {
            user("new", UserStatusType.FORCE_CHANGE_PASSWORD);
            answer(
                    ChallengeNameType.NEW_PASSWORD_REQUIRED,
                    Map.of("USERNAME", "new", "NEW_PASSWORD", OTHER_PASSWORD),
                    signIns.password("new", PASSWORD).session());
        });
    }

    private void factors(Map<String, Runnable> flows) {
        flows.put("a password, then a code by mail", () -> {
            withCodesByMail();
            code("EMAIL_OTP", signIns.password("ann", PASSWORD).session());
        });
        flows.put("a password, then `MFA_SETUP` with an app", () -> {
            idp.setUserPoolMfaConfig(request -> request.userPoolId(pool.id())
                    .mfaConfiguration(UserPoolMfaType.ON)
                    .softwareTokenMfaConfiguration(token -> token.enabled(true)));
            String session = signIns.password("ann", PASSWORD).session();
            var app = idp.associateSoftwareToken(request -> request.session(session));
            String verified = idp.verifySoftwareToken(request -> request.session(app.session())
                            .userCode(new AuthenticatorApp(app.secretCode(), clock).code()))
                    .session();
            answer(ChallengeNameType.MFA_SETUP, Map.of("USERNAME", "ann"), verified);
        });
        flows.put("a password, then a device", () -> {
            TestDevice device = annsDevice(true);
            device.prove(signIns, "ann", withDevice(device));
        });
        flows.put("a password, then a code by mail and a device", () -> {
            TestDevice device = annsDevice(false);
            withCodesByMail();
            device.prove(signIns, "ann", code("EMAIL_OTP", withDevice(device)).session());
        });
    }

    private void questions(Map<String, Runnable> flows) {
        flows.put(
                "`USER_AUTH` with a password",
                () -> answer(
                        ChallengeNameType.SELECT_CHALLENGE,
                        Map.of("USERNAME", "ann", "ANSWER", "PASSWORD", "PASSWORD", PASSWORD),
                        signIns.begin("USER_AUTH", Map.of("USERNAME", "ann")).session()));
        flows.put(
                "`USER_AUTH` with a code by mail",
                () -> code(
                        "EMAIL_OTP",
                        signIns.begin("USER_AUTH", Map.of("USERNAME", "ann", "PREFERRED_CHALLENGE", "EMAIL_OTP"))
                                .session()));
        flows.put(
                "`CUSTOM_AUTH`",
                () -> riddle(
                        signIns.begin("CUSTOM_AUTH", Map.of("USERNAME", "ann")).session()));
        flows.put("`CUSTOM_AUTH` with `SRP_A`", () -> {
            SrpClient srp = signIns.srpClient();
            Map<String, String> asked = signIns.begin(
                            "CUSTOM_AUTH",
                            Map.of("USERNAME", "ann", "CHALLENGE_NAME", "SRP_A", "SRP_A", srp.publicValue()))
                    .challengeParameters();
            riddle(signIns.prove(SignIns.srpAnswer(srp, asked, PASSWORD, SignIns.now()))
                    .session());
        });
    }

    private void tokens(Map<String, Runnable> flows) {
        flows.put("`REFRESH_TOKEN_AUTH`", () -> {
            String token = annsTokens().refreshToken();
            functions.forget();
            signIns.refresh(token);
        });
        flows.put("`GetTokensFromRefreshToken`", () -> {
            String token = annsTokens().refreshToken();
            functions.forget();
            idp.getTokensFromRefreshToken(
                    request -> request.clientId(signIns.client).refreshToken(token));
        });
        flows.put("`GetClientToken`, `client_credentials`", () -> {
            UserPoolClientType machine = machine();
            idp.getClientToken(request -> request.clientId(machine.clientId()).secret(machine.clientSecret()));
        });
    }

    private void hosted(Map<String, Runnable> flows) {
        flows.put("a password on the sign-in pages, then an OAuth grant", () -> {
            JsonNode signedIn = internal("/internal/sign-in", """
                    {"ClientId": "%s", "AuthFlow": "USER_PASSWORD_AUTH",
                     "AuthParameters": {"USERNAME": "ann", "PASSWORD": "%s"}}
                    """.formatted(signIns.client, PASSWORD));
            internal("/internal/tokens", """
                    {"clientId": "%s", "sub": %s, "scopes": ["openid"], "authTime": "2026-09-21T14:13:20Z"}
                    """.formatted(signIns.client, signedIn.get("sub")));
        });
    }

    private JsonNode internal(String path, String body) {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .header(ServiceTokens.HEADER, services.tokenFor("user-pool-service"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return new ObjectMapper()
                    .readTree(http.send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void signUp() {
        idp.signUp(request -> request.clientId(signIns.client)
                .username("bob")
                .password(PASSWORD)
                .userAttributes(attribute("email", address)));
    }

    private void invite(String... media) {
        idp.adminCreateUser(request -> request.userPoolId(pool.id())
                .username("guest")
                .temporaryPassword(PASSWORD)
                .desiredDeliveryMediumsWithStrings(media)
                .userAttributes(attribute("email", "guest" + address), attribute("phone_number", "+14155550100")));
    }

    private void forgotPassword(String name) {
        idp.forgotPassword(request -> request.clientId(signIns.client).username(name));
    }

    private AuthenticationResultType annsTokens() {
        return signIns.tokens("ann", PASSWORD);
    }

    private void withCodesByMail() {
        idp.setUserPoolMfaConfig(request -> request.userPoolId(pool.id())
                .mfaConfiguration(UserPoolMfaType.OPTIONAL)
                .emailMfaConfiguration(email -> email.message("Mail {####}").subject("Mail")));
        idp.adminSetUserMFAPreference(request -> request.userPoolId(pool.id())
                .username("ann")
                .emailMfaSettings(email -> email.enabled(true).preferredMfa(true)));
    }

    private RespondToAuthChallengeResponse code(String challenge, String session) {
        return answer(
                ChallengeNameType.fromValue(challenge),
                Map.of("USERNAME", "ann", challenge + "_CODE", mail.code("ann" + address)),
                session);
    }

    private void riddle(String session) {
        answer(ChallengeNameType.CUSTOM_CHALLENGE, Map.of("USERNAME", "ann", "ANSWER", "any"), session);
    }

    private RespondToAuthChallengeResponse answer(
            ChallengeNameType challenge, Map<String, String> responses, String session) {
        return signIns.answer(challenge, responses, session);
    }

    /** A device that ann signed in with, in a pool which asks it for its proof, in place of a second factor or after it. */
    private TestDevice annsDevice(boolean trusted) {
        poolThat(settings -> settings.deviceConfiguration(devices -> devices.challengeRequiredOnNewDevice(trusted)));
        TestDevice device = TestDevice.confirmed(signIns, annsTokens());
        functions.forget();
        return device;
    }

    private String withDevice(TestDevice device) {
        return signIns.begin(
                        "USER_PASSWORD_AUTH", Map.of("USERNAME", "ann", "PASSWORD", PASSWORD, "DEVICE_KEY", device.key))
                .session();
    }

    private UserPoolClientType machine() {
        idp.createResourceServer(request -> request.userPoolId(pool.id())
                .identifier("api")
                .name("api")
                .scopes(scope -> scope.scopeName("read").scopeDescription("read")));
        return idp.createUserPoolClient(request -> request.userPoolId(pool.id())
                        .clientName("machine")
                        .generateSecret(true)
                        .explicitAuthFlowsWithStrings("ALLOW_CLIENT_TOKEN_AUTH")
                        .allowedOAuthScopes(List.of("api/read")))
                .userPoolClient();
    }

    private void user(String name, UserStatusType status) {
        users.user(pool, name, PASSWORD, status, Map.of("email", name + address, "email_verified", "true"));
    }
}
