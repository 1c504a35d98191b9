package io.kognita.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-in at OpenID Connect providers, from the application and back to it. */
@QuarkusTest
class FederationTest extends HostedUiTest {

    private static final String INVALID = "The answer of the identity provider is not valid";

    @Test
    void signsInAtAProviderAndReturnsToTheClient() {
        provider.userInfo(
                "corp", new JsonObject().put("sub", "ann").put("name", "Ann").put("groups", new JsonArray().add("a")));

        HttpResponse<String> answer = comeBack(depart("federated"));

        assertThat(answer.statusCode()).isEqualTo(302);
        Map<String, String> parameters = Browser.parameters(Browser.location(answer));
        assertThat(Browser.location(answer)).startsWith(TestClients.CALLBACK + "?");
        assertThat(parameters).containsKeys("code", "iss").containsEntry("state", "st4te");
        JsonNode told = userPool.last("/internal/federated-sign-in");
        assertThat(told.at("/clientId").asText()).isEqualTo("federated");
        assertThat(told.at("/providerName").asText()).isEqualTo("Corp");
        assertThat(told.at("/subject").asText()).isEqualTo("ann");
        assertThat(told.at("/answer/idToken/email").asText()).isEqualTo("ann@corp.example.com");
        assertThat(told.at("/answer/userInfo/groups").asText()).isEqualTo("[\"a\"]");
        assertThat(told.at("/answer/tokenResponse/access_token").asText()).isEqualTo("at-of-corp");
        assertThat(token(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                "federated",
                                "code",
                                parameters.get("code"),
                                "redirect_uri",
                                TestClients.CALLBACK)
                        .statusCode())
                .isEqualTo(200);
        assertThat(userPool.last("/internal/tokens").at("/sub").asText()).isEqualTo("sub-Corp_ann");
    }

    @Test
    void asksTheProviderWithStateNonceAndProofKey() {
        userInfo();
        Map<String, String> asked = Browser.parameters(depart("federated"));

        assertThat(asked)
                .containsEntry("client_id", TestProviders.CLIENT_ID)
                .containsEntry("response_type", "code")
                .containsEntry("scope", "openid email")
                .containsEntry("redirect_uri", "http://localhost:4500/oauth2/idpresponse")
                .containsEntry("code_challenge_method", "S256");
        assertThat(asked.get("state"))
                .matches(TestClients.POOL + "\\.[\\w-]{43}")
                .doesNotContain("st4te");
        assertThat(asked.get("nonce")).matches("[\\w-]{43}").isNotEqualTo(asked.get("code_challenge"));
        comeBack(asked);
        assertThat(provider.last("/corp/token").parameters())
                .containsEntry("grant_type", "authorization_code")
                .containsEntry("code", "c0de")
                .containsEntry("client_id", TestProviders.CLIENT_ID)
                .containsEntry("client_secret", TestProviders.CLIENT_SECRET)
                .containsEntry("redirect_uri", "http://localhost:4500/oauth2/idpresponse")
                .hasEntrySatisfying(
                        "code_verifier",
                        verifier -> assertThat(verifier)
                                .isNotEqualTo(asked.get("nonce"))
                                .matches("[\\w-]{43}"));
        assertThat(provider.last("/corp/userinfo").headers()).containsEntry("authorization", "Bearer at-of-corp");
    }

    @Test
    void offersEachProviderOnTheSignInPage() {
        String page = browser.get("/login" + query("mixed", "prompt", "login")).body();
        assertThat(page)
                .contains("Continue with Corp", "Continue with Google", "name=\"password\"")
                .doesNotContain("Continue with COGNITO");
        String address = page.substring(page.indexOf("/oauth2/authorize?"));
        address = address.substring(0, address.indexOf('"')).replace("&amp;", "&");
        assertThat(Browser.parameters(address))
                .containsEntry("identity_provider", "Corp")
                .containsEntry("state", "st4te");
        assertThat(Browser.location(browser.get(address))).contains("/corp/authorize?", "prompt=login");
    }

    @Test
    void withoutUsersOfItsOwnAClientShowsNoPasswordForm() {
        assertThat(browser.get("/login" + query("social")).body())
                .contains("Continue with Amazon", "Continue with Apple")
                .doesNotContain("name=\"password\"", "/signup");
        for (String page : new String[] {"/signup", "/forgotPassword", "/confirm"}) {
            assertThat(browser.get(page + query("social")).statusCode())
                    .as(page)
                    .isEqualTo(400);
        }
        Map<String, String> form = Browser.hidden(
                browser.get("/login" + query("mixed")).body(),
                Map.of("username", "alice", "password", FakeUserPool.PASSWORD));
        assertThat(browser.post("/login" + query("social"), form).statusCode()).isEqualTo(400);
        assertThat(userPool.requests).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "identity_provider, Corp, /corp/",
        "idp_identifier, corp.example.com, /corp/",
        "identity_provider, COGNITO, /login"
    })
    void goesStraightToTheProviderThatIsAskedFor(String parameter, String value, String where) {
        assertThat(Browser.location(authorize("mixed", parameter, value))).contains(where);
    }

    @Test
    void passesPromptAndHintOn() {
        String address = depart("federated", "prompt", "select_account", "login_hint", "ann@corp.example.com");
        assertThat(Browser.parameters(address))
                .containsEntry("prompt", "select_account")
                .containsEntry("login_hint", "ann@corp.example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "identity_provider, Unlisted",
        "identity_provider, Gone",
        "identity_provider, ../clients/public",
        "idp_identifier, nobody.example.com",
        "idp_identifier, ../../clients/public"
    })
    void refusesProvidersThatTheClientOrThePoolDoesNotHave(String parameter, String value) {
        assertThat(error(authorize("mixed", parameter, value)))
                .containsEntry("error", "invalid_request")
                .containsEntry("error_description", "The identity provider is not available to the client")
                .containsEntry("state", "st4te");
    }

    @Test
    void usesEndpointsThatTheDetailsNameAndAsksAsTheySay() {
        userInfo();
        Map<String, String> asked = Browser.parameters(depart("mixed", "identity_provider", "Sparse"));
        assertThat(asked).containsEntry("tenant", "a").doesNotContainKey("code_challenge");

        assertThat(Browser.location(comeBack(asked))).contains("code=");
        assertThat(provider.requests).noneMatch(request -> request.path().contains("well-known"));
        assertThat(provider.last("/corp/userinfo").method()).isEqualTo("POST");
        assertThat(provider.last("/corp/token").parameters()).doesNotContainKey("code_verifier");
    }

    @Test
    void sendsTheSecretInTheHeaderToWhomTakesItNowhereElse() {
        assertThat(Browser.location(comeBack(depart("mixed", "identity_provider", "Basic"))))
                .contains("code=");

        FakeProvider.Request request = provider.last("/basic/token");
        assertThat(request.parameters()).doesNotContainKeys("client_secret", "client_id");
        assertThat(request.headers().get("authorization"))
                .isEqualTo("Basic "
                        + Base64.getEncoder()
                                .encodeToString((Browser.encode(TestProviders.CLIENT_ID) + ":"
                                                + Browser.encode(TestProviders.CLIENT_SECRET))
                                        .getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void tellsTheClientWhatTheProviderRefused() {
        Map<String, String> asked = Browser.parameters(depart("federated"));
        HttpResponse<String> answer = browser.get("/oauth2/idpresponse?error=access_denied&error_description="
                + Browser.encode("No \"way\"\r\nin") + "&state=" + asked.get("state"));
        assertThat(error(answer))
                .containsEntry("error", "access_denied")
                .containsEntry("error_description", "No  way   in")
                .containsEntry("state", "st4te");

        asked = Browser.parameters(depart("federated"));
        assertThat(error(browser.get("/oauth2/idpresponse?error=x%3Cscript%3E&state=" + asked.get("state"))))
                .containsEntry("error", "invalid_request");
        assertThat(provider.requests).noneMatch(request -> request.path().endsWith("/token"));
    }

    @ParameterizedTest
    @CsvSource({
        "InvalidParameterException, attributes required: [email], invalid_request, attributes required: [email]",
        "UserLambdaValidationException, PreSignUp failed with error No., invalid_request, PreSignUp failed with error No.",
        "NotAuthorizedException, User is disabled., access_denied, The user may not sign in",
        "LimitExceededException, anything, server_error, The request could not be completed"
    })
    void tellsTheClientWhyTheUserDoesNotComeIn(String code, String message, String error, String description) {
        userInfo();
        userPool.refuse("/internal/federated-sign-in", code, message);

        HttpResponse<String> answer = comeBack(depart("federated"));
        assertThat(error(answer)).containsEntry("error", error).containsEntry("error_description", description);
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("session"));
    }

    @Test
    void anAnswerServesTheBrowserThatAskedAlone() {
        userInfo();
        String address = depart("federated");
        provider.expect(Browser.parameters(address).get("nonce"));
        String back = "/oauth2/idpresponse?code=c0de&state="
                + Browser.parameters(address).get("state");

        Browser victim = new Browser(base);
        assertThat(victim.get(back).statusCode()).isEqualTo(400);
        victim.get("/login" + query("public"));
        assertThat(victim.get(back).statusCode()).isEqualTo(400);
        assertThat(provider.requests).noneMatch(request -> request.path().endsWith("/token"));
        assertThat(Browser.location(browser.get(back)))
                .as("still good where it began")
                .contains("code=");
    }

    @Test
    void anAnswerServesOnce() {
        userInfo();
        Map<String, String> asked = Browser.parameters(depart("federated"));
        assertThat(Browser.location(comeBack(asked))).contains("code=");

        assertThat(comeBack(asked).statusCode()).isEqualTo(400);
    }

    @Test
    void anAnswerComesInTime() {
        Map<String, String> asked = Browser.parameters(depart("federated"));
        clock.advance(Duration.ofMinutes(5).plusSeconds(1));

        assertThat(comeBack(asked).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "?code=c", "?state=&code=c", "?state=x&code=c", "?state=.&code=c", "?state=a.b&state=c.d"})
    void withoutASignInUnderWayThereIsNowhereToGo(String answer) {
        HttpResponse<String> page = browser.get("/oauth2/idpresponse" + answer);
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(Browser.location(page)).isEmpty();
    }

    @Test
    void aFormBecomesAQuerySoThatTheCookieComesAlong() {
        userInfo();
        Map<String, String> asked = Browser.parameters(depart("federated"));
        provider.expect(asked.get("nonce"));
        HttpResponse<String> form =
                new Browser(base).post("/oauth2/idpresponse", Map.of("state", asked.get("state"), "code", "c0de"));

        assertThat(form.statusCode()).isEqualTo(303);
        assertThat(Browser.location(form)).startsWith("/oauth2/idpresponse?");
        assertThat(Browser.location(browser.get(Browser.location(form)))).contains("code=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "nonce", "exp", "iat", "sub"})
    void refusesAnIdTokenWithoutAClaimThatProvesIt(String claim) {
        userInfo();
        refused(payload -> payload.putNull(claim));
    }

    @Test
    void refusesAnIdTokenThatWasMadeForSomethingElse() {
        userInfo();
        refused(payload -> payload.put("iss", "https://evil.example.com"));
        refused(payload -> payload.put("aud", "another client"));
        refused(payload ->
                payload.put("aud", new JsonArray().add(TestProviders.CLIENT_ID).add("another client")));
        refused(payload -> payload.put("azp", "another client"));
        refused(payload -> payload.put("nonce", "another request's"));
        refused(payload -> payload.put("exp", clock.instant().getEpochSecond() - 120));
        refused(payload -> payload.put("nbf", clock.instant().getEpochSecond() + 3_600));
    }

    @Test
    void refusesAnIdTokenThatTheProviderDidNotSign() {
        userInfo();
        signedBy(payload ->
                FakeProvider.sign(payload, FakeProvider.rsa("key-1"), AlgorithmIdentifiers.RSA_USING_SHA256));
        signedBy(payload ->
                FakeProvider.sign(payload, FakeProvider.rsa("key-2"), AlgorithmIdentifiers.RSA_USING_SHA256));
        signedBy(payload -> FakeProvider.sign(payload, (Key) null, null, AlgorithmIdentifiers.NONE));
        signedBy(payload -> FakeProvider.sign(
                payload,
                new HmacKey(provider.key.getPublicKey().getEncoded()),
                "key-1",
                AlgorithmIdentifiers.HMAC_SHA256));
        signedBy(payload -> FakeProvider.sign(
                payload,
                new HmacKey((TestProviders.CLIENT_SECRET + "0123456789").getBytes(StandardCharsets.UTF_8)),
                null,
                AlgorithmIdentifiers.HMAC_SHA256));
        signedBy(payload -> "not a token");
    }

    @Test
    void refusesUserInfoAboutSomebodyElse() {
        provider.userInfo("corp", new JsonObject().put("sub", "bob"));
        refused(payload -> {});
    }

    @Test
    void refusesAnAnswerOfAnotherIssuer() {
        userInfo();
        Map<String, String> asked = Browser.parameters(depart("federated"));
        provider.expect(asked.get("nonce"));
        HttpResponse<String> answer = browser.get("/oauth2/idpresponse?code=c0de&state=" + asked.get("state") + "&iss="
                + Browser.encode("http://localhost/evil"));

        assertThat(error(answer)).containsEntry("error_description", INVALID);
        assertThat(provider.requests).noneMatch(request -> request.path().endsWith("/token"));
    }

    @Test
    void refusesAProviderThatCallsItselfAnother() {
        assertThat(error(authorize("mixed", "identity_provider", "Evil"))).containsEntry("error_description", INVALID);
    }

    @Test
    void callsNothingInsideTheNetwork() {
        assertThat(error(authorize("mixed", "identity_provider", "Inside")))
                .containsEntry("error", "server_error")
                .containsEntry("error_description", "The identity provider could not be reached");
    }

    @Test
    void refusesAnswersWithoutEnd() {
        provider.userInfo("corp", new JsonObject().put("sub", "ann").put("name", "x".repeat(300_000)));

        assertThat(error(comeBack(depart("federated")))).containsEntry("error", "server_error");
    }

    @Test
    void aSessionSignsInToClientsThatOfferItsProviderAlone() {
        userInfo();
        comeBack(depart("federated"));

        assertThat(Browser.location(authorize("federated"))).contains("code=");
        assertThat(Browser.location(authorize("mixed"))).contains("code=");
        assertThat(Browser.location(authorize("mixed", "identity_provider", "Corp")))
                .contains("code=");
        assertThat(Browser.location(authorize("mixed", "identity_provider", "Google")))
                .contains("/google/");
        assertThat(Browser.location(authorize("public"))).startsWith("/login");
        signIn("alice", "public");
        assertThat(Browser.location(authorize("federated"))).contains("/corp/authorize");
    }

    private void userInfo() {
        provider.userInfo("corp", new JsonObject().put("sub", "ann"));
    }

    /** Leaves for the provider; the address that the browser is sent to. */
    private String depart(String client, String... changes) {
        HttpResponse<String> response = authorize(client, changes);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(302);
        return Browser.location(response);
    }

    private HttpResponse<String> comeBack(String address) {
        return comeBack(Browser.parameters(address));
    }

    private HttpResponse<String> comeBack(Map<String, String> asked) {
        provider.expect(asked.get("nonce"));
        return browser.get("/oauth2/idpresponse?code=c0de&state=" + asked.get("state"));
    }

    private void refused(Consumer<JsonObject> claims) {
        provider.claims(claims);
        refused();
        provider.claims(payload -> {});
    }

    private void signedBy(FakeProvider.Signer signer) {
        provider.signer(signer);
        refused();
    }

    private void refused() {
        assertThat(error(comeBack(depart("federated"))))
                .containsEntry("error", "invalid_request")
                .containsEntry("error_description", INVALID);
        assertThat(userPool.requests).noneMatch(request -> request.name().equals("/internal/federated-sign-in"));
    }

    private static Map<String, String> error(HttpResponse<String> response) {
        assertThat(Browser.location(response)).as(response.body()).startsWith(TestClients.CALLBACK + "?error=");
        return Browser.parameters(Browser.location(response));
    }
}
