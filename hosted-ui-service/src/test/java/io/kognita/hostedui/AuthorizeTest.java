package io.kognita.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.cache.CaffeineCache;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AuthorizeTest extends HostedUiTest {

    @Inject
    @CacheName("clients")
    Cache clients;

    @Test
    void sendsAVisitorToTheSignInPageWithTheSameParameters() {
        HttpResponse<String> response = authorize("public", "scope", "openid email", "nonce", "n0nce");

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(Browser.location(response)).startsWith("/login?");
        assertThat(Browser.parameters(Browser.location(response)))
                .isEqualTo(Browser.parameters(query("public", "scope", "openid email", "nonce", "n0nce")));
    }

    @Test
    void answersAtOnceWhenTheBrowserHasASession() {
        signIn("alice", "public");

        Map<String, String> answer = Browser.parameters(Browser.location(authorize("public")));

        assertThat(answer).containsEntry("state", "st4te").containsKey("code");
        assertThat(answer).containsEntry("iss", "http://localhost:4500/" + TestClients.POOL);
    }

    @Test
    void signsInToTheOtherClientsOfThePoolWithTheSameSession() {
        signIn("alice", "public");

        HttpResponse<String> response =
                authorize("second", "redirect_uri", "https://second.example.com/cb", "prompt", "none");

        assertThat(Browser.location(response)).startsWith("https://second.example.com/cb?code=");
    }

    @Test
    void doesNotSignInToAnotherPoolWithTheSession() {
        signIn("alice", "public");

        assertThat(Browser.location(authorize("otherpool"))).startsWith("/login?");
    }

    @Test
    void turnsAPostIntoAGet() {
        HttpResponse<String> response = browser.post(
                "/oauth2/authorize", form("client_id", "public", "response_type", "code", "state", "a b&c"));

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(Browser.location(response))
                .isEqualTo("/oauth2/authorize?client_id=public&response_type=code&state=a+b%26c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "login select_account", "select_account login"})
    void asksForThePasswordAgainWhenTheClientWantsIt(String prompt) {
        signIn("alice", "public");

        HttpResponse<String> redirect = authorize("public", "prompt", prompt);
        assertThat(Browser.location(redirect)).startsWith("/login?");
        assertThat(browser.get(Browser.location(redirect)).body()).contains("name=\"password\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"select_account", "consent", "consent select_account"})
    void usesTheSessionWhenAPromptConcernsExternalProvidersOnly(String prompt) {
        signIn("alice", "public");

        assertThat(Browser.parameters(Browser.location(authorize("public", "prompt", prompt))))
                .containsKey("code");
    }

    @Test
    void answersLoginRequiredWhenNothingMayBeAsked() {
        assertThat(error(authorize("public", "prompt", "none"))).isEqualTo("login_required");
    }

    @ParameterizedTest
    @CsvSource({
        "prompt, none login, invalid_request",
        "prompt, whatever, invalid_request",
        "response_type, '', invalid_request",
        "response_type, id_token, unsupported_response_type",
        "response_type, code token, unsupported_response_type",
        "response_mode, form_post, invalid_request",
        "response_mode, fragment, invalid_request",
        "response_mode, query.jwt, invalid_request",
        "request, eyJhbGciOiJub25lIn0.e30., request_not_supported",
        "request_uri, https://evil.example/request, request_not_supported",
        "scope, openid admin, invalid_scope",
        "scope, email, invalid_scope",
        "scope, OPENID, invalid_scope",
        "identity_provider, Google, invalid_request",
        "idp_identifier, example.com, invalid_request",
        "code_challenge_method, S256, invalid_request",
    })
    void sendsFaultsOfTheRequestToTheClient(String parameter, String value, String error) {
        HttpResponse<String> response = authorize("public", parameter, value);

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(Browser.location(response)).startsWith(TestClients.CALLBACK + "?");
        assertThat(Browser.parameters(Browser.location(response)))
                .containsEntry("error", error)
                .containsEntry("state", "st4te")
                .containsKeys("error_description", "iss");
    }

    @ParameterizedTest
    @CsvSource({
        "plain," + CHALLENGE,
        "s256," + CHALLENGE,
        "'', " + CHALLENGE,
        "S256, short",
        "S256, E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM=",
        "S256, ''"
    })
    void refusesEveryProofKeyButS256(String method, String challenge) {
        assertThat(error(authorize("public", "code_challenge_method", method, "code_challenge", challenge)))
                .isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/callback",
                "//evil.example/callback",
                "https://app.example.com.evil.example/callback",
                "https://app.example.com@evil.example/callback",
                "https://evil.example\\@app.example.com/callback",
                "https://app.example.com\\callback",
                "https://app.example.com/callback/",
                "https://app.example.com/callback/../evil",
                "https://app.example.com/x/../callback",
                "https://app.example.com/callback?next=evil",
                "https://app.example.com/callback#fragment",
                "https://app.example.com:443/callback",
                "https://APP.example.com/callback",
                "HTTPS://app.example.com/callback",
                "http://app.example.com/callback",
                "https://app.example.com/Callback",
                "https://app.example.com/%63allback",
                "https://app.example.com/callback%0d%0aLocation:evil",
                " https://app.example.com/callback",
                "https://app.example.com/callback ",
                "https://app.example.com/callback\r\nX: y",
                "/callback",
                "javascript:alert(1)",
                "data:text/html,x"
            })
    void neverRedirectsToAnAddressThatIsNotRegistered(String address) {
        for (String path : new String[] {"/oauth2/authorize", "/login", "/signup", "/forgotPassword", "/confirm"}) {
            assertErrorPage(browser.get(path + query("public", "redirect_uri", address)));
        }
    }

    @Test
    void neverRedirectsToAnAddressThatABrowserWouldRun() {
        assertErrorPage(authorize("scripted", "redirect_uri", "javascript:alert(1)"));
    }

    @Test
    void neverRedirectsWithoutAnAddress() {
        assertErrorPage(authorize("implicit", "redirect_uri", ""));
        assertErrorPage(authorize("federated", "redirect_uri", ""));
    }

    @Test
    void usesTheDefaultAddressOfAClientWithOneProvider() {
        HttpResponse<String> response = authorize("defaulted", "redirect_uri", "", "prompt", "none");

        assertThat(Browser.location(response)).startsWith(TestClients.CALLBACK + "?error=login_required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"unknown", "nooauth", "unprovided", "../clients/public", "public/secret", "p%00", "<script>"})
    void showsAPageWhenTheClientMayNotBeServed(String clientId) {
        assertErrorPage(authorize(clientId));
    }

    @Test
    void remembersNothingOfWhatIsNoClientId() {
        String id = "x".repeat(8_000);
        assertThat(authorize(id).statusCode()).isEqualTo(400);
        assertThat(authorize("public").statusCode()).isEqualTo(302);

        assertThat(clients.as(CaffeineCache.class).keySet()).contains("public").doesNotContain(id);
    }

    @Test
    void showsAPageWhenTheClientIsMissing() {
        assertErrorPage(authorize(""));
    }

    @Test
    void showsAPageWhenClientOrAddressIsSentTwice() {
        assertErrorPage(browser.get("/oauth2/authorize" + query("public") + "&client_id=second"));
        assertErrorPage(browser.get("/oauth2/authorize" + query("public") + "&redirect_uri=https://evil.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scope=openid&scope=email", "state=other", "code_challenge=a&code_challenge=b", "x=1&x=2"})
    void refusesRepeatedParameters(String extra) {
        assertThat(error(browser.get("/oauth2/authorize" + query("public") + "&" + extra)))
                .isEqualTo("invalid_request");
    }

    @Test
    void returnsAStateOfAnyCharactersUnchangedAndHarmless() {
        String state = "a b+c&d=e\r\nSet-Cookie: x=y\u0000\u2028\"'<script>\uD83D\uDD11";

        HttpResponse<String> response = authorize("public", "state", state, "prompt", "none");

        assertThat(Browser.parameters(Browser.location(response))).containsEntry("state", state);
        assertThat(Browser.location(response)).matches("[\\x21-\\x7e]+");
        assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void boundsEveryParameter() {
        assertThat(error(authorize("public", "state", "x".repeat(5000)))).isEqualTo("invalid_request");
        assertThat(error(authorize("public", "nonce", "x".repeat(3000)))).isEqualTo("invalid_request");
        assertThat(authorize("public", "state", "x".repeat(20_000)).statusCode())
                .isEqualTo(414);
        assertErrorPage(browser.get("/oauth2/authorize" + query("public") + "&a=".repeat(100)));
    }

    @Test
    void refusesAnOversizedForm() {
        HttpResponse<String> response = browser.post("/oauth2/authorize", form("state", "x".repeat(20_000)));
        assertThat(response.statusCode()).isEqualTo(400);

        HttpResponse<String> huge = browser.send(browser.request("/login" + query("public"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("x".repeat(66_000))));
        assertThat(huge.statusCode()).isEqualTo(413);
    }

    @Test
    void keepsTheQueryOfARegisteredAddress() {
        HttpResponse<String> response =
                authorize("public", "redirect_uri", "http://localhost:3000/cb?from=kognita", "prompt", "none");

        assertThat(Browser.location(response)).startsWith("http://localhost:3000/cb?from=kognita&error=login_required");
    }

    @Test
    void redirectsToAnAppsOwnScheme() {
        HttpResponse<String> response = signIn("alice", "native", "redirect_uri", "myapp://signed-in?keep=1");

        assertThat(Browser.location(response)).startsWith("myapp://signed-in?keep=1&code=");
    }

    @Test
    void putsTokensOfTheImplicitFlowIntoTheFragmentOnly() {
        HttpResponse<String> response = signIn("alice", "implicit", "response_type", "token", "scope", "openid");

        assertThat(Browser.location(response)).startsWith(TestClients.CALLBACK + "#id_token=");
        assertThat(Browser.parameters(Browser.location(response)))
                .containsKeys("access_token", "id_token", "iss")
                .containsEntry("token_type", "Bearer")
                .containsEntry("expires_in", "3600")
                .containsEntry("state", "st4te")
                .doesNotContainKeys("refresh_token", "code");
        assertThat(userPool.last("/internal/tokens").path("refreshable").asBoolean(true))
                .isFalse();
    }

    @Test
    void refusesAFlowThatTheClientMayNotUse() {
        assertThat(Browser.location(authorize("public", "response_type", "token")))
                .startsWith(TestClients.CALLBACK + "#error=unauthorized_client");
        assertThat(error(authorize("implicit"))).isEqualTo("unauthorized_client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "form_post"})
    void neverPutsTokensElsewhere(String mode) {
        HttpResponse<String> response = authorize("implicit", "response_type", "token", "response_mode", mode);

        assertThat(Browser.location(response)).startsWith(TestClients.CALLBACK + "#error=invalid_request");
    }

    @Test
    void tellsTheClientWhenTokensCannotBeIssued() {
        userPool.refuse("/internal/tokens", "NotAuthorizedException", "User is disabled.");
        assertThat(error(signIn("alice", "implicit", "response_type", "token"))).isEqualTo("access_denied");

        userPool.refuse("/internal/tokens", "InternalErrorException", "secret detail");
        HttpResponse<String> response = signIn("alice", "implicit", "response_type", "token");
        assertThat(error(response)).isEqualTo("server_error");
        assertThat(Browser.location(response)).doesNotContain("secret+detail");
    }

    private static String error(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(Browser.location(response)).startsWith(TestClients.CALLBACK);
        return Browser.parameters(Browser.location(response)).get("error");
    }

    private static void assertErrorPage(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Browser.location(response)).isEmpty();
        assertThat(response.body()).contains("Something went wrong").doesNotContain("evil");
    }
}
