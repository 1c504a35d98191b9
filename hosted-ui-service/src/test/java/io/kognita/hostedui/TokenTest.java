package io.kognita.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TokenTest extends HostedUiTest {

    private static final String[] PKCE = {"code_challenge_method", "S256", "code_challenge", CHALLENGE};

    @Test
    void exchangesACodeForTheTokensOfTheUserWhoSignedIn() {
        String code = code("public", "scope", "openid email", "nonce", "n0nce");

        HttpResponse<String> response = exchange(code);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .get()
                .asString()
                .startsWith("application/json");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(response.body())
                .matches(
                        "\\{\"id_token\":\"id-\\d+\",\"access_token\":\"access-\\d+\",\"refresh_token\":\"refresh-\\d+\","
                                + "\"expires_in\":3600,\"token_type\":\"Bearer\"}");
        assertThat(userPool.last("/internal/tokens").path("sub").asText()).isEqualTo("sub-alice");
        assertThat(userPool.last("/internal/tokens").path("nonce").asText()).isEqualTo("n0nce");
        assertThat(userPool.last("/internal/tokens").path("scopes")).hasToString("[\"openid\",\"email\"]");
        assertThat(userPool.last("/internal/tokens").path("clientId").asText()).isEqualTo("public");
    }

    @Test
    void givesEveryScopeOfTheClientWhenNoneWasAskedFor() {
        exchange(code("public"));

        assertThat(userPool.last("/internal/tokens").path("scopes")).hasSize(5);
    }

    @Test
    void exchangesACodeThatIsBoundToAProofKey() {
        assertThat(exchange(code("public", PKCE), "code_verifier", VERIFIER).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXl",
                CHALLENGE,
                "short",
                "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk ",
                "\u00e9BjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
            })
    void refusesAWrongVerifier(String verifier) {
        assertError(exchange(code("public", PKCE), "code_verifier", verifier), 400, "invalid_grant");
    }

    @Test
    void refusesAMissingVerifier() {
        assertError(exchange(code("public", PKCE)), 400, "invalid_grant");
    }

    @Test
    void refusesAVerifierWhenTheRequestHadNoChallenge() {
        assertError(exchange(code("public"), "code_verifier", VERIFIER), 400, "invalid_grant");
    }

    @Test
    void spendsACodeWithTheFirstTryEvenIfItFails() {
        String code = code("public", PKCE);
        exchange(code, "code_verifier", "x".repeat(43));

        assertError(exchange(code, "code_verifier", VERIFIER), 400, "invalid_grant");
    }

    @Test
    void revokesTheTokensOfACodeThatComesAgain() {
        String code = code("public");
        String refreshToken = exchange(code).body().replaceAll(".*\"refresh_token\":\"([^\"]+)\".*", "$1");

        assertError(exchange(code), 400, "invalid_grant");

        assertThat(userPool.revoked).containsExactly(refreshToken);
        assertError(exchange(code), 400, "invalid_grant");
    }

    @Test
    void letsOneOfManySimultaneousExchangesSucceedAtMost() throws Exception {
        String code = code("public");
        List<Callable<Integer>> exchanges = Stream.<Callable<Integer>>generate(
                        () -> () -> exchange(code).statusCode())
                .limit(12)
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> results = threads.invokeAll(exchanges);
            assertThat(results.stream()
                            .map(Future::resultNow)
                            .filter(status -> status == 200)
                            .count())
                    .isLessThanOrEqualTo(1);
        }
        assertThat(userPool.requests.stream().filter(request -> request.name().equals("/internal/tokens")))
                .hasSize(1);
        assertThat(userPool.revoked)
                .as("a code that came twice leaves no live token")
                .hasSize(1);
    }

    @Test
    void refusesTheCodeOfAnotherClient() {
        String code = code("public");

        assertError(
                token(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "second",
                        "code",
                        code,
                        "redirect_uri",
                        TestClients.CALLBACK),
                400,
                "invalid_grant");
        assertThat(exchange(code).statusCode()).as("the owner may still use it").isEqualTo(200);
    }

    @Test
    void refusesTheCodeOfAnotherPool() {
        assertError(
                token(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "otherpool",
                        "code",
                        code("public"),
                        "redirect_uri",
                        TestClients.CALLBACK),
                400,
                "invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:3000/cb?from=kognita",
                "https://app.example.com/callback/",
                "https://evil.example"
            })
    void refusesAnotherRedirectAddress(String address) {
        assertError(
                token(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "public",
                        "code",
                        code("public"),
                        "redirect_uri",
                        address),
                400,
                "invalid_grant");
    }

    @Test
    void refusesACodeThatNobodyIssued() {
        assertError(exchange("x".repeat(43)), 400, "invalid_grant");
        assertError(exchange("' or 1=1 --\u0000"), 400, "invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({
        "'', public, code, invalid_request",
        "password, public, code, unsupported_grant_type",
        "authorization_code, '', code, invalid_request",
        "authorization_code, unknown, code, invalid_client",
        "authorization_code, confidential, code, invalid_client",
        "authorization_code, public, '', invalid_request",
        "authorization_code, nooauth, code, unauthorized_client",
        "authorization_code, implicit, code, unauthorized_client",
        "refresh_token, public, code, invalid_request",
        "client_credentials, public, code, unauthorized_client",
    })
    void namesTheFaultOfARequest(String grant, String client, String code, String error) {
        assertError(
                token("grant_type", grant, "client_id", client, "code", code, "redirect_uri", TestClients.CALLBACK),
                400,
                error);
    }

    @Test
    void needsTheRedirectAddress() {
        assertError(
                token("grant_type", "authorization_code", "client_id", "public", "code", code("public")),
                400,
                "invalid_request");
    }

    @Test
    void authenticatesAClientByBasic() {
        HttpResponse<String> response = basic(
                Browser.encode("confidential") + ":" + Browser.encode(TestClients.SECRET),
                "grant_type=refresh_token&refresh_token=refresh-1&client_id=confidential");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .contains("\"access_token\":\"access-again\"")
                .doesNotContain("refresh_token");
    }

    @Test
    void authenticatesAClientByParameters() {
        HttpResponse<String> response = token(
                "grant_type", "refresh_token",
                "refresh_token", "refresh-1",
                "client_id", "confidential",
                "client_secret", TestClients.SECRET);

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAClientThatAuthenticatesInTwoWays() {
        String body = "grant_type=refresh_token&refresh_token=refresh-1&client_id=confidential&client_secret="
                + Browser.encode(TestClients.SECRET);

        assertError(basic("confidential:" + Browser.encode(TestClients.SECRET), body), 400, "invalid_request");
    }

    @Test
    void refusesAnotherClientIdThanTheOneThatAuthenticates() {
        assertError(
                basic(
                        "confidential:" + Browser.encode(TestClients.SECRET),
                        "grant_type=refresh_token&refresh_token=refresh-1&client_id=public"),
                400,
                "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"confidential:wrong", "confidential:", "confidential", ":", "unknown:x", "public:x", "a%zz:b"})
    void challengesAClientThatFailsBasic(String credentials) {
        HttpResponse<String> response = basic(credentials, "grant_type=refresh_token&refresh_token=refresh-1");

        assertError(response, 401, "invalid_client");
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .get()
                .asString()
                .startsWith("Basic ");
    }

    @Test
    void refusesABrokenOrForeignAuthorizationHeader() {
        for (String header : List.of("Basic !!!", "Bearer abc", "Basic")) {
            assertError(post(header, "grant_type=refresh_token&refresh_token=refresh-1"), 401, "invalid_client");
        }
    }

    @Test
    void refusesASecretFromAClientThatHasNone() {
        assertError(
                token(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        "refresh-1",
                        "client_id",
                        "public",
                        "client_secret",
                        "x"),
                400,
                "invalid_client");
    }

    @Test
    void refreshesTokens() {
        HttpResponse<String> response =
                token("grant_type", "refresh_token", "client_id", "public", "refresh_token", "refresh-1");

        assertThat(response.body())
                .isEqualTo("{\"id_token\":\"id-again\",\"access_token\":\"access-again\",\"expires_in\":3600,"
                        + "\"token_type\":\"Bearer\"}");
        assertError(
                token("grant_type", "refresh_token", "client_id", "public", "refresh_token", "stolen"),
                400,
                "invalid_grant");
    }

    @Test
    void givesAClientATokenOfItsOwn() {
        HttpResponse<String> response = machine("scope", "api/read", "aws_client_metadata", "{\"job\":\"night\"}");

        assertThat(response.body())
                .isEqualTo("{\"access_token\":\"machine-token\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");
        assertThat(userPool.last("/internal/tokens/client-credentials").path("scopes"))
                .hasToString("[\"api/read\"]");
        assertThat(userPool.last("/internal/tokens/client-credentials").path("clientMetadata"))
                .hasToString("{\"job\":\"night\"}");
    }

    @Test
    void givesAClientItsCustomScopesOnly() {
        machine();
        assertThat(userPool.last("/internal/tokens/client-credentials").path("scopes"))
                .hasToString("[\"api/read\",\"api/write\"]");

        assertError(machine("scope", "openid"), 400, "invalid_scope");
        assertError(machine("scope", "api/admin"), 400, "invalid_scope");
        assertError(machine("aws_client_metadata", "[1]"), 400, "invalid_request");
    }

    @Test
    void readsOnlyAnUnambiguousForm() {
        String twice = "grant_type=refresh_token&client_id=public&refresh_token=a&refresh_token=b";
        assertError(form("application/x-www-form-urlencoded", twice), 400, "invalid_request");
        assertError(form("application/json", "{\"grant_type\":\"refresh_token\"}"), 400, "invalid_request");
        assertError(form("application/x-www-form-urlencoded", "grant_type=%zz"), 400, "invalid_request");
        assertError(form("application/x-www-form-urlencoded", "a=" + "x".repeat(20_000)), 400, "invalid_request");
    }

    @Test
    void takesNoCredentialFromTheQuery() {
        HttpResponse<String> response =
                browser.post("/oauth2/token?grant_type=refresh_token&client_id=public&refresh_token=refresh-1", form());

        assertError(response, 400, "invalid_request");
    }

    @Test
    void mapsTheRefusalsOfTheUserPool() {
        userPool.refuse("/internal/tokens/refresh", "TooManyRequestsException", "slow down");
        assertError(
                token("grant_type", "refresh_token", "client_id", "public", "refresh_token", "refresh-1"),
                429,
                "temporarily_unavailable");
        userPool.refuse(
                "/internal/tokens/refresh",
                "UserLambdaValidationException",
                "PreTokenGeneration failed with error no.");
        assertError(
                token("grant_type", "refresh_token", "client_id", "public", "refresh_token", "refresh-1"),
                400,
                "invalid_request");
        userPool.refuse("/internal/tokens/refresh", "SerializationException", "a text with U+0000");
        assertError(
                token("grant_type", "refresh_token", "client_id", "public", "refresh_token", "refresh-1"),
                400,
                "invalid_request");
        userPool.refuse("/internal/tokens/refresh", "SomethingElse", "inner detail");
        HttpResponse<String> response =
                token("grant_type", "refresh_token", "client_id", "public", "refresh_token", "refresh-1");
        assertError(response, 503, "server_error");
        assertThat(response.body()).doesNotContain("inner detail");
    }

    @Test
    void mayBeCalledFromEverySiteWithoutCookies() {
        HttpResponse<String> preflight = browser.send(browser.request("/oauth2/token")
                .header("Origin", "https://spa.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .contains("*");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                .contains("Authorization, Content-Type");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();

        assertThat(token("grant_type", "nothing").headers().firstValue("Access-Control-Allow-Origin"))
                .contains("*");
    }

    @Test
    void answersPostOnly() {
        assertThat(browser.get("/oauth2/token").statusCode()).isEqualTo(405);
    }

    private HttpResponse<String> exchange(String code, String... more) {
        String[] basics = {
            "grant_type",
            "authorization_code",
            "client_id",
            "public",
            "code",
            code,
            "redirect_uri",
            TestClients.CALLBACK
        };
        return token(Stream.concat(Stream.of(basics), Stream.of(more)).toArray(String[]::new));
    }

    private HttpResponse<String> machine(String... more) {
        String[] basics = {
            "grant_type", "client_credentials", "client_id", "machine", "client_secret", TestClients.SECRET
        };
        return token(Stream.concat(Stream.of(basics), Stream.of(more)).toArray(String[]::new));
    }

    private HttpResponse<String> basic(String credentials, String body) {
        byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
        return post("Basic " + Base64.getEncoder().encodeToString(bytes), body);
    }

    private HttpResponse<String> post(String authorization, String body) {
        HttpRequest.Builder request = browser.request("/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", authorization);
        return browser.send(request.POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> form(String type, String body) {
        return browser.send(
                browser.request("/oauth2/token").header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private static void assertError(HttpResponse<String> response, int status, String error) {
        assertThat(response.body()).startsWith("{\"error\":\"" + error + "\"");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    }
}
