package io.kognita.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LoginTest extends HostedUiTest {

    private static final String LOGIN = "/login" + query("public");

    @Test
    void signsInAndReturnsToTheClient() {
        HttpResponse<String> response = signIn("alice", "public");

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(Browser.location(response)).startsWith(TestClients.CALLBACK + "?code=");
        assertThat(userPool.last("/internal/sign-in").path("AuthFlow").asText()).isEqualTo("USER_PASSWORD_AUTH");
        assertThat(userPool.last("/internal/sign-in")
                        .path("UserContextData")
                        .path("IpAddress")
                        .asText())
                .isEqualTo("127.0.0.1");
    }

    @Test
    void tellsTheUserPoolWhoseBrowserItIs() {
        Map<String, String> form = Browser.hidden(
                browser.get("/login" + query("public")).body(),
                Map.of("username", "alice", "password", FakeUserPool.PASSWORD));
        browser.send(browser.request("/login" + query("public"))
                .header("X-Forwarded-For", "203.0.113.9")
                .header("X-Kognita-Client-Address", "198.51.100.1")
                .header("User-Agent", "Browser/1")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Browser.encode(form))));

        FakeUserPool.Request call = userPool.lastRequest("/internal/sign-in");
        assertThat(call.address()).isEqualTo("203.0.113.9");
        assertThat(call.agent()).isEqualTo("Browser/1");
    }

    @Test
    void saysTheSameForAWrongPasswordAndAnUnknownUser() {
        HttpResponse<String> wrong = browser.submit(LOGIN, Map.of("username", "alice", "password", "wrong"));
        userPool.refuse("/internal/sign-in", "UserNotFoundException", "User does not exist.");
        HttpResponse<String> unknown = browser.submit(LOGIN, Map.of("username", "alice", "password", "wrong"));

        assertThat(wrong.statusCode()).isEqualTo(400).isEqualTo(unknown.statusCode());
        assertThat(wrong.body()).contains("role=\"alert\"", "Incorrect username or password.");
        assertThat(withoutTokens(unknown.body())).isEqualTo(withoutTokens(wrong.body()));
        assertThat(wrong.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("session"));
    }

    @Test
    void neverShowsThePasswordAgain() {
        assertThat(browser.submit(LOGIN, Map.of("username", "alice", "password", "hunter22"))
                        .body())
                .contains("value=\"alice\"")
                .doesNotContain("hunter22");
    }

    @Test
    void tellsWhenTooManyAttemptsWereMade() {
        userPool.refuse("/internal/sign-in", "NotAuthorizedException", "Password attempts exceeded");

        assertThat(signIn("alice", "public").body()).contains("Too many attempts.");
    }

    @Test
    void showsTheMessageOfAPoolsOwnFunctionEscaped() {
        userPool.refuse(
                "/internal/sign-in",
                "UserLambdaValidationException",
                "PreAuthentication failed with error <b onclick=x>Not today</b>.");

        assertThat(signIn("alice", "public").body())
                .contains("&lt;b onclick=x&gt;Not today&lt;/b&gt;")
                .doesNotContain("<b onclick");
    }

    @Test
    void showsAPageWithoutDetailWhenTheUserPoolFails() {
        userPool.refuse("/internal/sign-in", "InternalErrorException", "inner detail");

        HttpResponse<String> response = signIn("alice", "public");

        assertThat(response.body()).contains("cannot answer right now").doesNotContain("inner detail");
    }

    @Test
    void asksForANewPasswordInPlaceOfATemporaryOne() {
        HttpResponse<String> asked = signIn("temporary", "public");
        assertThat(asked.body())
                .contains(
                        "Choose a new password",
                        "autocomplete=\"new-password\"",
                        "name=\"requiredAttributes[given_name]\"")
                .doesNotContain("engine-session");

        HttpResponse<String> done = browser.post(
                "/login/newPassword" + query("public"),
                Browser.hidden(
                        asked.body(),
                        Map.of(
                                "password", "A-new-Passw0rd",
                                "requiredAttributes[given_name]", "Tess",
                                "requiredAttributes[email_verified]", "true")));

        assertThat(Browser.location(done)).startsWith(TestClients.CALLBACK + "?code=");
        assertThat(userPool.last("/internal/sign-in/challenge").path("ChallengeResponses"))
                .hasToString("{\"NEW_PASSWORD\":\"A-new-Passw0rd\",\"USERNAME\":\"temporary\","
                        + "\"userAttributes.given_name\":\"Tess\"}");
    }

    @Test
    void asksAgainWhenTheNewPasswordIsTooWeak() {
        String page = signIn("temporary", "public").body();

        HttpResponse<String> response =
                browser.post("/login/newPassword" + query("public"), Browser.hidden(page, Map.of("password", "weak")));
        assertThat(response.body()).contains("Password not long enough").doesNotContain("value=\"weak\"");

        HttpResponse<String> done = browser.post(
                "/login/newPassword" + query("public"),
                Browser.hidden(response.body(), Map.of("password", "A-new-Passw0rd")));
        assertThat(Browser.location(done)).contains("?code=");
    }

    @Test
    void acceptsAChallengeFromTheBrowserAndClientOnlyThatItWasMadeFor() {
        String page = signIn("temporary", "public").body();
        String challenge = Browser.hidden(page, Map.of()).get("challenge");

        Map<String, String> fields = Map.of("challenge", challenge, "password", "A-new-Passw0rd");
        Browser thief = new Browser(base);
        HttpResponse<String> stolen =
                thief.submit("/login" + query("public"), "/login/newPassword" + query("public"), fields);
        HttpResponse<String> moved = browser.submit(
                "/login" + query("second", "redirect_uri", "https://second.example.com/cb"),
                "/login/newPassword" + query("second", "redirect_uri", "https://second.example.com/cb"),
                fields);
        HttpResponse<String> tampered = browser.submit(
                LOGIN,
                "/login/newPassword" + query("public"),
                Map.of("challenge", challenge.substring(1), "password", "A-new-Passw0rd"));

        assertThat(List.of(stolen, moved, tampered))
                .allSatisfy(response -> assertThat(response.body()).contains("Your sign-in took too long"));
    }

    @Test
    void saysWhenASignInNeedsAStepThatThePagesLack() {
        assertThat(signIn("riddle", "public").body()).contains("needs a sign-in step");
    }

    @Test
    void leadsAnUnconfirmedUserToTheConfirmation() {
        HttpResponse<String> response = signIn("unconfirmed", "public");

        assertThat(Browser.location(response)).startsWith("/confirm?client_id=public");
        assertThat(browser.get(Browser.location(response)).body()).contains("value=\"unconfirmed\"");
    }

    @Test
    void leadsAUserWhosePasswordWasResetToTheReset() {
        assertThat(Browser.location(signIn("mustreset", "public"))).startsWith("/confirmforgotPassword?");
    }

    @Test
    void fillsInTheLoginHint() {
        assertThat(browser.get("/login" + query("public", "login_hint", "alice@example.com"))
                        .body())
                .contains("value=\"alice@example.com\"");
    }

    @Test
    void asksForTheEmailAddressWhenItIsTheUserName() {
        assertThat(browser.get("/login" + query("byemail")).body())
                .contains("<label for=\"username\">Email</label>", "type=\"email\"", "autocomplete=\"username\"");
    }

    @Test
    void linksToSignUpOnlyWhereUsersMaySignUp() {
        assertThat(browser.get(LOGIN).body()).contains("href=\"/signup?");
        assertThat(browser.get("/login" + query("closed")).body()).doesNotContain("/signup");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "garbage-token-that-nobody-made"})
    void refusesAFormWithoutAToken(String token) {
        browser.get(LOGIN);

        HttpResponse<String> response =
                browser.post(LOGIN, Map.of("_csrf", token, "username", "alice", "password", FakeUserPool.PASSWORD));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("This page is too old").contains("href=\"/login?client_id=public");
        assertThat(userPool.requests).isEmpty();
    }

    @Test
    void refusesAFormWithTheTokenOfAnotherBrowserOrClient() {
        String foreign =
                Browser.hidden(new Browser(base).get(LOGIN).body(), Map.of()).get("_csrf");
        browser.get(LOGIN);
        String otherClient = Browser.hidden(
                        browser.get("/login" + query("closed")).body(), Map.of())
                .get("_csrf");

        for (String token : List.of(foreign, otherClient)) {
            HttpResponse<String> response = browser.post(
                    LOGIN, Map.of("_csrf", token, "username", "mallory", "password", FakeUserPool.PASSWORD));
            assertThat(response.statusCode()).isEqualTo(403);
        }
        assertThat(userPool.requests).isEmpty();
    }

    @Test
    void refusesAFormWithoutTheBrowsersCookie() {
        Map<String, String> form = Browser.hidden(
                browser.get(LOGIN).body(), Map.of("username", "mallory", "password", FakeUserPool.PASSWORD));

        assertThat(new Browser(base).post(LOGIN, form).statusCode()).isEqualTo(403);
    }

    @Test
    void refusesAFormWhenTheBrowsersCookieCameTwice() {
        Map<String, String> form = Browser.hidden(
                browser.get(LOGIN).body(), Map.of("username", "mallory", "password", FakeUserPool.PASSWORD));
        String planted = browser.cookies.get("kognita-browser");
        browser.cookies.put("kognita-browser", planted + "; kognita-browser=" + "x".repeat(43));

        assertThat(browser.post(LOGIN, form).statusCode()).isEqualTo(403);
    }

    @Test
    void refusesRepeatedFields() {
        String token = Browser.hidden(browser.get(LOGIN).body(), Map.of()).get("_csrf");
        HttpResponse<String> response = browser.send(browser.request(LOGIN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                        "username=alice&username=mallory&password=x&_csrf=" + token)));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(userPool.requests).isEmpty();
    }

    private static String withoutTokens(String html) {
        return html.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }
}
