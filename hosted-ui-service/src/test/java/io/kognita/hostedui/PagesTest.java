package io.kognita.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PagesTest extends HostedUiTest {

    private static final String ATTACK =
            "\"><script>alert(1)</script><img src=x onerror=alert(1)>'{{777*777}}{777*777}";

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/signup", "/confirm", "/forgotPassword", "/confirmforgotPassword", "/error"})
    void guardsEveryPageWithHeaders(String path) {
        HttpResponse<String> response = browser.get(path + query("public"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .startsWith("default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
                        + " frame-ancestors 'none'; form-action 'self'")
                .doesNotContain("unsafe", "*", "script-src");
        assertThat(response.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void letsAFormReturnToTheClientsOwnOriginOnly() {
        assertThat(policy("public", TestClients.CALLBACK)).endsWith("form-action 'self' https://app.example.com");
        assertThat(policy("public", "http://localhost:3000/cb?from=kognita"))
                .endsWith("form-action 'self' http://localhost:3000");
        assertThat(policy("native", "myapp://signed-in?keep=1")).endsWith("form-action 'self' myapp:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/signup", "/confirm", "/forgotPassword", "/confirmforgotPassword"})
    void holdsNoScriptAndNoInlineStyle(String path) {
        assertThat(browser.get(path + query("public")).body())
                .doesNotContain("<script", "<style", " style=", "javascript:")
                .doesNotContainPattern(" on[a-z]+=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "nonce", "scope", "login_hint", "lang", "ui_locales", "anything"})
    void escapesEveryParameterThatAPageCarries(String parameter) {
        String value = parameter.equals("scope") ? "openid" : ATTACK;
        for (String path :
                new String[] {"/login", "/signup", "/confirm", "/forgotPassword", "/confirmforgotPassword"}) {
            assertHarmless(browser.get(path + query("public", parameter, value)));
        }
    }

    @Test
    void escapesWhatAUserEntered() {
        assertHarmless(browser.submit("/login" + query("public"), Map.of("username", ATTACK, "password", "wrong")));
        userPool.refuse("SignUp", "UsernameExistsException", ATTACK);
        assertHarmless(browser.submit(
                "/signup" + query("byemail"),
                Map.of("username", ATTACK, "password", "x", "requiredAttributes[given_name]", ATTACK)));
        assertHarmless(browser.submit("/confirm" + query("public"), Map.of("username", ATTACK, "code", ATTACK)));
        assertHarmless(browser.submit(
                "/confirmforgotPassword" + query("public"),
                Map.of("username", ATTACK, "code", ATTACK, "password", "x")));
        browser.submit("/forgotPassword" + query("public"), Map.of("username", ATTACK));
        assertHarmless(browser.get("/confirmforgotPassword" + query("public")));
    }

    @Test
    void escapesWhatTheLinkOfAMailHolds() {
        assertHarmless(browser.get("/confirmUser?client_id=public&user_name=" + Browser.encode(ATTACK)
                + "&confirmation_code=" + Browser.encode(ATTACK)));
    }

    @Test
    void escapesWhatTheUserPoolSays() {
        userPool.refuse("/internal/sign-in", "UserLambdaValidationException", ATTACK);
        assertHarmless(signIn("alice", "public"));
        assertHarmless(browser.get("/login" + query("markup")));
    }

    @Test
    void repeatsNothingOnTheErrorPage() {
        HttpResponse<String> response =
                browser.get("/error?error=" + Browser.encode(ATTACK) + "&message=Call+0800-EVIL");

        assertHarmless(response);
        assertThat(response.body()).doesNotContain("EVIL");
        assertHarmless(authorize(ATTACK));
        assertThat(authorize("EVIL").body()).doesNotContain("EVIL");
    }

    @Test
    void servesItsStylesAndLogo() {
        assertThat(browser.get("/assets/kognita.css").statusCode()).isEqualTo(200);
        assertThat(browser.get("/assets/kognita.svg").headers().firstValue("Content-Type"))
                .contains("image/svg+xml");
    }

    @Test
    void labelsEveryField() {
        for (String path :
                new String[] {"/login", "/signup", "/confirm", "/forgotPassword", "/confirmforgotPassword"}) {
            String html = browser.get(path + query("byemail")).body();
            java.util.regex.Pattern.compile("<input (?:class=\"code\" )?id=\"([^\"]+)\"")
                    .matcher(html)
                    .results()
                    .forEach(input -> assertThat(html).contains("<label for=\"" + input.group(1) + "\">"));
            assertThat(html).contains("<html lang=\"en\">", "<title>", "<main>", "<h1>");
        }
    }

    private String policy(String clientId, String redirectUri) {
        return browser.get("/login" + query(clientId, "redirect_uri", redirectUri))
                .headers()
                .firstValue("Content-Security-Policy")
                .orElse("");
    }

    private static void assertHarmless(HttpResponse<String> response) {
        assertThat(response.body())
                .contains("<!DOCTYPE html>")
                .doesNotContain("<script", "<img src=x", "\"><s", "603729");
    }
}
