package io.kognita.userpool.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.AuthenticatorApp;
import io.kognita.userpool.Idp;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.user.User;
import io.kognita.wire.service.ServiceTokens;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerScopeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** The engine and the tokens as hosted-ui-service uses them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HostedSignInTest {

    private static final String PASSWORD = "Corr3ct-horse";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    ServiceTokens services;

    private UserPoolType pool;
    private String client;
    private User ann;

    @BeforeEach
    void aUser() {
        pool = pools.pool(settings -> settings);
        Idp.client()
                .createResourceServer(request -> request.userPoolId(pool.id())
                        .identifier("api")
                        .name("API")
                        .scopes(scope("read"), scope("write")));
        client = pools.client(
                pool.id(),
                TestPools.SECRET,
                settings -> settings.explicitAuthFlowsWithStrings("ALLOW_REFRESH_TOKEN_AUTH")
                        .allowedOAuthFlowsWithStrings("code", "client_credentials")
                        .allowedOAuthScopes("openid", "email", "api/read", "api/write")
                        .preventUserExistenceErrors("ENABLED"));
        ann = users.user(
                pool,
                "ann",
                PASSWORD,
                UserStatusType.CONFIRMED,
                Map.of("email", "ann@example.com", "email_verified", "true", "name", "Ann"));
    }

    @Test
    void provesAUserWithoutTheClientsFlowsAndWithoutTokens() {
        JsonNode step = post("/internal/sign-in", signIn("ann", PASSWORD));

        assertThat(step.at("/step").asText()).isEqualTo("signed-in");
        assertThat(step.at("/sub").asText()).isEqualTo(ann.sub().toString());
        assertThat(step.at("/username").asText()).isEqualTo("ann");
        assertThat(step.at("/poolId").asText()).isEqualTo(pool.id());
        assertThat(step.has("accessToken")).isFalse();
    }

    @Test
    void refusesInAwsShape() {
        JsonNode error = post("/internal/sign-in", signIn("ann", "Wr0ng-horse"));

        assertThat(error.at("/__type").asText()).isEqualTo("NotAuthorizedException");
        assertThat(error.at("/message").asText()).isEqualTo("Incorrect username or password.");
    }

    @Test
    void readsRequestsAsStrictlyAsTheApi() {
        for (String path : List.of("/internal/sign-in", "/internal/sign-in/challenge")) {
            JsonNode refused = post(path, JSON.createObjectNode().put("ClientId", client));
            assertThat(refused.at("/__type").asText()).isEqualTo("InvalidParameterException");
            assertThat(refused.at("/message").asText()).contains("1 validation error detected", "must not be null");
        }
        assertThat(post("/internal/sign-in", signIn("ann", PASSWORD).put("ClientId", "c".repeat(129)))
                        .at("/message")
                        .asText())
                .contains("validation error");
        assertThat(post("/internal/sign-in", signIn("ann", PASSWORD).put("AuthFlow", 1))
                        .at("/__type")
                        .asText())
                .isEqualTo("SerializationException");
    }

    @Test
    void aSessionOfThePagesServesThePagesOnly() {
        users.user(pool, "new", PASSWORD, UserStatusType.FORCE_CHANGE_PASSWORD, Map.of());
        JsonNode challenge = post("/internal/sign-in", signIn("new", PASSWORD));
        ObjectNode answer = JSON.createObjectNode()
                .put("ClientId", client)
                .put("ChallengeName", "NEW_PASSWORD_REQUIRED")
                .put("Session", challenge.at("/session").asText());
        answer.putObject("ChallengeResponses").put("USERNAME", "new").put("NEW_PASSWORD", "My-0wn-horse");

        assertThat(challenge.at("/name").asText()).isEqualTo("NEW_PASSWORD_REQUIRED");
        JsonNode atTheApi = send(
                "/",
                answer,
                request -> request.header("Content-Type", "application/x-amz-json-1.1")
                        .header("X-Amz-Target", "AWSCognitoIdentityProviderService.RespondToAuthChallenge"));
        assertThat(atTheApi.at("/message").asText()).isEqualTo("Invalid session for the user.");
        assertThat(post("/internal/sign-in/challenge", answer).at("/step").asText())
                .isEqualTo("signed-in");
    }

    @Test
    void aSecondFactorThatIsSetUpOnThePagesServesThePagesOnly() {
        Idp.client()
                .setUserPoolMfaConfig(request -> request.userPoolId(pool.id())
                        .mfaConfiguration("ON")
                        .softwareTokenMfaConfiguration(token -> token.enabled(true)));
        JsonNode challenge = post("/internal/sign-in", signIn("ann", PASSWORD));
        assertThat(challenge.at("/name").asText()).isEqualTo("MFA_SETUP");
        assertThat(challenge.at("/parameters/MFAS_CAN_SETUP").asText()).isEqualTo("[\"SOFTWARE_TOKEN_MFA\"]");

        AssociateSoftwareTokenResponse associated = Idp.client()
                .associateSoftwareToken(
                        request -> request.session(challenge.at("/session").asText()));
        String code = new AuthenticatorApp(associated.secretCode(), Clock.systemUTC()).code();
        String session = Idp.client()
                .verifySoftwareToken(
                        request -> request.session(associated.session()).userCode(code))
                .session();
        ObjectNode answer = JSON.createObjectNode()
                .put("ClientId", client)
                .put("ChallengeName", "MFA_SETUP")
                .put("Session", session);
        answer.putObject("ChallengeResponses")
                .put("USERNAME", "ann")
                .put("SECRET_HASH", Idp.secretHash(TestPools.SECRET, "ann", client));

        JsonNode atTheApi = send(
                "/",
                answer,
                request -> request.header("Content-Type", "application/x-amz-json-1.1")
                        .header("X-Amz-Target", "AWSCognitoIdentityProviderService.RespondToAuthChallenge"));
        assertThat(atTheApi.at("/message").asText()).isEqualTo("Invalid session for the user.");
        assertThat(post("/internal/sign-in/challenge", answer).at("/step").asText())
                .isEqualTo("signed-in");
    }

    @Test
    void givesTheTokensOfAGrant() throws Exception {
        JsonNode tokens = grant(List.of("openid", "email"));

        JsonNode access = claims(tokens.at("/accessToken").asText());
        JsonNode id = claims(tokens.at("/idToken").asText());
        assertThat(access.at("/scope").asText()).isEqualTo("openid email");
        assertThat(access.at("/version").asInt()).isEqualTo(2);
        assertThat(id.at("/nonce").asText()).isEqualTo("n-1");
        assertThat(id.at("/email").asText()).isEqualTo("ann@example.com");
        assertThat(id.has("name")).isFalse();
        assertThat(id.at("/auth_time").asLong()).isEqualTo(1_790_000_000L);
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(tokens.at("/accessToken").asText().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(id.at("/at_hash").asText())
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16)));
    }

    @Test
    void givesNoIdTokenWithoutOpenId() {
        assertThat(grant(List.of("api/read")).hasNonNull("idToken")).isFalse();
    }

    @Test
    void givesNoRefreshTokenWhereNoneBelongs() {
        JsonNode tokens = grant(List.of("openid"), false);

        assertThat(tokens.hasNonNull("refreshToken")).isFalse();
        assertThat(userInfo(tokens.at("/accessToken").asText()).at("/username").asText())
                .isEqualTo("ann");
    }

    @Test
    void aRefreshKeepsTheScopes() {
        String refreshToken =
                grant(List.of("openid", "email")).at("/refreshToken").asText();
        JsonNode refreshed = post(
                "/internal/tokens/refresh",
                JSON.createObjectNode().put("clientId", client).put("refreshToken", refreshToken));

        assertThat(claims(refreshed.at("/accessToken").asText()).at("/scope").asText())
                .isEqualTo("openid email");
        assertThat(claims(refreshed.at("/idToken").asText()).has("nonce")).isFalse();
    }

    @Test
    void givesAClientATokenOfItsOwn() {
        JsonNode tokens = post(
                "/internal/tokens/client-credentials", JSON.createObjectNode().put("clientId", client));
        JsonNode access = claims(tokens.at("/accessToken").asText());

        assertThat(access.at("/sub").asText()).isEqualTo(client);
        assertThat(access.at("/client_id").asText()).isEqualTo(client);
        assertThat(access.at("/scope").asText()).isEqualTo("api/read api/write");
        assertThat(access.has("username")).isFalse();
        assertThat(tokens.hasNonNull("refreshToken")).isFalse();
        assertThat(userInfo(tokens.at("/accessToken").asText()).at("/__type").asText())
                .isEqualTo("NotAuthorizedException");
    }

    @Test
    void givesAClientNoScopeThatSpeaksOfAUser() {
        ObjectNode grant = JSON.createObjectNode().put("clientId", client);
        grant.putArray("scopes").add("openid");

        assertThat(post("/internal/tokens/client-credentials", grant)
                        .at("/__type")
                        .asText())
                .isEqualTo("InvalidParameterException");
    }

    @Test
    void showsAUserWithinTheScopes() {
        JsonNode shown =
                userInfo(grant(List.of("openid", "email")).at("/accessToken").asText());

        assertThat(shown)
                .isEqualTo(JSON.createObjectNode()
                        .put("sub", ann.sub().toString())
                        .put("email", "ann@example.com")
                        .put("email_verified", "true")
                        .put("username", "ann"));
        assertThat(userInfo(grant(List.of("api/read")).at("/accessToken").asText())
                        .at("/__type")
                        .asText())
                .isEqualTo("ForbiddenException");
        assertThat(userInfo("a.b.c").at("/__type").asText()).isEqualTo("NotAuthorizedException");
    }

    @Test
    void tellsOfTheBrowserForWhomThePagesCall() {
        send(
                "/internal/sign-in",
                signIn("ann", PASSWORD),
                request -> named(request).header(ServiceTokens.HEADER, services.tokenFor("user-pool-service")));

        assertThat(lastEvent().at("/sourceIp").asText()).isEqualTo("203.0.113.7");
        assertThat(lastEvent().at("/userAgent").asText()).isEqualTo("Browser/1");
    }

    @Test
    void believesNobodyElseWhoTheClientIs() {
        String open =
                pools.client(pool.id(), settings -> settings.explicitAuthFlowsWithStrings("ALLOW_USER_PASSWORD_AUTH"));
        send(
                "/",
                signIn("ann", PASSWORD).put("ClientId", open),
                request -> named(request)
                        .setHeader("Content-Type", "application/x-amz-json-1.1")
                        .header("X-Amz-Target", "AWSCognitoIdentityProviderService.InitiateAuth"));

        assertThat(lastEvent().at("/sourceIp").asText()).isEqualTo("127.0.0.1");
    }

    private static HttpRequest.Builder named(HttpRequest.Builder request) {
        return request.header("Content-Type", "application/json")
                .header("X-Kognita-Client-Address", "203.0.113.7")
                .header("User-Agent", "Browser/1");
    }

    private JsonNode lastEvent() {
        String data = TestPools.transaction(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "select cast(data as text) from outbox where key = :key order by sequence desc limit 1",
                                String.class)
                        .setParameter("key", ann.sub().toString())
                        .getSingleResult()));
        try {
            return JSON.readTree(data);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void letsNobodyElseIn() {
        for (String path : List.of("/internal/sign-in", "/internal/tokens", "/internal/user-info")) {
            JsonNode refused =
                    send(path, JSON.createObjectNode(), request -> request.header("Content-Type", "application/json"));
            assertThat(refused.at("/__type").asText()).isEqualTo("AccessDeniedException");
        }
    }

    private JsonNode userInfo(String token) {
        return post("/internal/user-info", JSON.createObjectNode().put("accessToken", token));
    }

    private JsonNode grant(List<String> scopes) {
        return grant(scopes, true);
    }

    private JsonNode grant(List<String> scopes, boolean refreshable) {
        ObjectNode grant = JSON.createObjectNode()
                .put("clientId", client)
                .put("refreshable", refreshable)
                .put("sub", ann.sub().toString())
                .put("nonce", "n-1")
                .put("authTime", "2026-09-21T14:13:20Z");
        scopes.forEach(grant.withArray("scopes")::add);
        return post("/internal/tokens", grant);
    }

    private ObjectNode signIn(String username, String password) {
        ObjectNode request = JSON.createObjectNode().put("ClientId", client).put("AuthFlow", "USER_PASSWORD_AUTH");
        request.putObject("AuthParameters").put("USERNAME", username).put("PASSWORD", password);
        return request;
    }

    private JsonNode post(String path, JsonNode body) {
        return send(
                path,
                body,
                request -> request.header("Content-Type", "application/json")
                        .header(ServiceTokens.HEADER, services.tokenFor("user-pool-service")));
    }

    private static JsonNode send(
            String path, JsonNode body, java.util.function.UnaryOperator<HttpRequest.Builder> headers) {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        HttpRequest request = headers.apply(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)))
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return JSON.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode claims(String token) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ResourceServerScopeType scope(String name) {
        return ResourceServerScopeType.builder()
                .scopeName(name)
                .scopeDescription("May " + name)
                .build();
    }
}
