package io.kognita.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MfaTest extends HostedUiTest {

    private static final String QUERY = query("public");

    @ParameterizedTest
    @CsvSource({
        "texted, SMS_MFA, sent to +*******0100",
        "mailed, EMAIL_OTP, sent to m***@e***",
        "app, SOFTWARE_TOKEN_MFA, your authenticator app shows"
    })
    void asksForTheCodeOfASecondFactor(String username, String factor, String text) {
        HttpResponse<String> asked = signIn(username, "public");
        assertThat(asked.body())
                .contains(text, "autocomplete=\"one-time-code\"", "inputmode=\"numeric\"")
                .doesNotContain("engine-session");

        HttpResponse<String> done = post("/login/mfa", asked, Map.of("code", " " + FakeUserPool.CODE + " "));

        assertThat(Browser.location(done)).startsWith(TestClients.CALLBACK + "?code=");
        assertThat(userPool.last("/internal/sign-in/challenge")
                        .path("ChallengeName")
                        .asText())
                .isEqualTo(factor);
        assertThat(userPool.last("/internal/sign-in/challenge").path("ChallengeResponses"))
                .hasToString("{\"%s_CODE\":\"123456\",\"USERNAME\":\"%s\"}".formatted(factor, username));
    }

    @Test
    void asksAgainAfterAWrongCode() {
        HttpResponse<String> wrong = post("/login/mfa", signIn("texted", "public"), Map.of("code", "000000"));

        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("The code is wrong or has expired.").doesNotContain("000000");
        assertThat(wrong.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("session"));
        assertThat(Browser.location(post("/login/mfa", wrong, Map.of("code", FakeUserPool.CODE))))
                .contains("?code=");
    }

    @Test
    void keepsThePageWhileTheFactorIsLocked() {
        HttpResponse<String> asked = signIn("texted", "public");
        userPool.refuse("/internal/sign-in/challenge", "NotAuthorizedException", "Password attempts exceeded");

        HttpResponse<String> locked = post("/login/mfa", asked, Map.of("code", FakeUserPool.CODE));

        assertThat(locked.body()).contains("Too many attempts.", "action=\"/login/mfa?");
    }

    @Test
    void beginsAnewWhenTheSessionIsOver() {
        HttpResponse<String> asked = signIn("texted", "public");
        userPool.refuse(
                "/internal/sign-in/challenge",
                "NotAuthorizedException",
                "Invalid session for the user, session is expired.");

        assertThat(post("/login/mfa", asked, Map.of("code", FakeUserPool.CODE)).body())
                .contains("Your sign-in took too long.", "name=\"password\"");
    }

    @Test
    void letsTheUserChooseAFactor() {
        HttpResponse<String> asked = signIn("chooses", "public");
        assertThat(asked.body())
                .contains("value=\"SMS_MFA\">Text message<", "value=\"SOFTWARE_TOKEN_MFA\">Authenticator app<")
                .doesNotContain("EMAIL_OTP");

        HttpResponse<String> code = post("/login/mfa/choice", asked, Map.of("factor", "SMS_MFA"));

        assertThat(code.body()).contains("sent to +*******0100");
        assertThat(userPool.last("/internal/sign-in/challenge").path("ChallengeResponses"))
                .hasToString("{\"ANSWER\":\"SMS_MFA\",\"USERNAME\":\"chooses\"}");
        assertThat(Browser.location(post("/login/mfa", code, Map.of("code", FakeUserPool.CODE))))
                .contains("?code=");
    }

    @Test
    void setsAnAppUpWithAQrCode() {
        HttpResponse<String> asked = signIn("sets up", "public");

        assertThat(asked.body())
                .contains("<svg class=\"qr\" role=\"img\"", "fill=\"#ffffff\"", FakeUserPool.SECRET)
                .containsPattern("<path d=\"(M\\d+ \\d+h1v1h-1z){200,}\"")
                .doesNotContain("<script", "<style", " style=", "associated-session", "data:");
        HttpResponse<String> wrong = post("/login/mfa/app", asked, Map.of("code", "000000"));
        assertThat(wrong.body()).contains("The code is wrong or has expired.", FakeUserPool.SECRET);
        HttpResponse<String> done = post("/login/mfa/app", wrong, Map.of("code", FakeUserPool.CODE));

        assertThat(Browser.location(done)).contains("?code=");
        assertThat(userPool.last("/internal/sign-in/challenge").path("Session").asText())
                .isEqualTo("verified-session");
    }

    @ParameterizedTest
    @CsvSource({"EMAIL_OTP, email, ann@example.com", "SMS_MFA, phone_number, +14155550100"})
    void setsAnAddressUp(String factor, String attribute, String address) {
        HttpResponse<String> asked = signIn("sets something up", "public");
        assertThat(asked.body()).contains("Set up a second step", "value=\"EMAIL_OTP\">Email<");

        HttpResponse<String> form = post("/login/mfa/choice", asked, Map.of("factor", factor));
        HttpResponse<String> code = post(
                "/login/mfa/address",
                form,
                Map.of("requiredAttributes[" + attribute + "]", address, "requiredAttributes[name]", "Eve"));

        assertThat(userPool.last("/internal/sign-in/challenge").path("ChallengeResponses"))
                .hasToString("{\"USERNAME\":\"sets something up\",\"%s\":\"%s\"}".formatted(attribute, address));
        assertThat(Browser.location(post("/login/mfa", code, Map.of("code", FakeUserPool.CODE))))
                .contains("?code=");
    }

    @Test
    void choosesAnAppToSetUp() {
        HttpResponse<String> app = post(
                "/login/mfa/choice", signIn("sets something up", "public"), Map.of("factor", "SOFTWARE_TOKEN_MFA"));

        assertThat(app.body()).contains("class=\"qr\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login/mfa", "/login/mfa/choice", "/login/mfa/app", "/login/mfa/address"})
    void acceptsAChallengeFromTheBrowserAndClientOnlyThatItWasMadeFor(String path) {
        String challenge =
                Browser.hidden(signIn("texted", "public").body(), Map.of()).get("challenge");
        Map<String, String> fields = Map.of("challenge", challenge, "code", FakeUserPool.CODE);
        Browser thief = new Browser(base);
        String second = query("second", "redirect_uri", "https://second.example.com/cb");

        HttpResponse<String> stolen = thief.submit("/login" + QUERY, path + QUERY, fields);
        HttpResponse<String> moved = browser.submit("/login" + second, path + second, fields);
        HttpResponse<String> tampered = browser.submit(
                "/login" + QUERY, path + QUERY, Map.of("challenge", challenge.substring(1), "code", "123456"));

        assertThat(List.of(stolen, moved, tampered))
                .allSatisfy(refused -> assertThat(refused.body()).contains("Your sign-in took too long."));
        assertThat(browser.post(path + QUERY, fields).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> post(String path, HttpResponse<String> page, Map<String, String> fields) {
        return browser.post(path + QUERY, Browser.hidden(page.body(), fields));
    }
}
