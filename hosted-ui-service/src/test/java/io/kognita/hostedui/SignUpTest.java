package io.kognita.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SignUpTest extends HostedUiTest {

    private static final Map<String, String> NEO = Map.of("username", "neo", "password", "A-new-Passw0rd");

    @Test
    void makesAUserAndAsksForTheCode() {
        HttpResponse<String> response = browser.submit("/signup" + query("public"), NEO);

        assertThat(Browser.location(response))
                .startsWith("/confirm?client_id=public")
                .doesNotContain("neo");
        assertThat(browser.get(Browser.location(response)).body())
                .contains(
                        "Enter the code that we sent to n***@e***.com.",
                        "value=\"neo\"",
                        "autocomplete=\"one-time-code\"");
    }

    @Test
    void goesStraightToSignInWhenNothingHoldsTheUserBack() {
        HttpResponse<String> response =
                browser.submit("/signup" + query("public"), Map.of("username", "auto", "password", "A-new-Passw0rd"));

        assertThat(Browser.location(response)).startsWith("/login?client_id=public");
    }

    @Test
    void sendsTheRequiredAttributesAndNoOthers() {
        browser.submit(
                "/signup" + query("byemail"),
                Map.of(
                        "username", "neo@example.com",
                        "password", "A-new-Passw0rd",
                        "requiredAttributes[given_name]", "Neo",
                        "requiredAttributes[phone_number]", "+14155550100",
                        "requiredAttributes[email_verified]", "true",
                        "requiredAttributes[custom:role]", "admin",
                        "email_verified", "true"));

        JsonNode request = userPool.last("SignUp");
        assertThat(request.path("Username").asText()).isEqualTo("neo@example.com");
        assertThat(request.path("UserAttributes"))
                .hasToString(
                        "[{\"Name\":\"given_name\",\"Value\":\"Neo\"},{\"Name\":\"phone_number\",\"Value\":\"+14155550100\"}]");
    }

    @Test
    void asksForTheAddressesThatThePoolVerifies() {
        Map<String, String> fields = Map.of(
                "username", "neo",
                "password", "A-new-Passw0rd",
                "requiredAttributes[given_name]", "Neo",
                "requiredAttributes[phone_number]", "+14155550100",
                "requiredAttributes[email]", "neo@example.com");

        assertThat(browser.get("/signup" + query("verifies")).body())
                .containsOnlyOnce("name=\"requiredAttributes[email]\"")
                .containsOnlyOnce("name=\"requiredAttributes[phone_number]\"");
        browser.submit("/signup" + query("verifies"), fields);

        assertThat(userPool.last("SignUp").path("UserAttributes").findValuesAsText("Name"))
                .containsExactly("given_name", "phone_number", "email");
    }

    @Test
    void keepsWhatWasEnteredWhenAFieldIsRefusedButNotThePassword() {
        userPool.refuse(
                "SignUp",
                "InvalidPasswordException",
                "Password did not conform with policy: Password must have symbol characters");

        HttpResponse<String> response = browser.submit("/signup" + query("public"), NEO);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .contains("Password must have symbol characters", "value=\"neo\"")
                .doesNotContain("A-new-Passw0rd");
    }

    @Test
    void neverQuotesTheInputOfAConstraint() {
        userPool.refuse(
                "SignUp",
                "InvalidParameterException",
                "1 validation error detected: Value 'A-new-Passw0rd' at 'password' failed to satisfy constraint");

        assertThat(browser.submit("/signup" + query("public"), NEO).body())
                .contains("Check what you entered")
                .doesNotContain("A-new-Passw0rd");
    }

    @Test
    void saysThatANameIsTaken() {
        userPool.refuse("SignUp", "UsernameExistsException", "User already exists");

        assertThat(browser.submit("/signup" + query("public"), NEO).body()).contains("This name is taken.");
    }

    @Test
    void asksToCheckTextThatCannotBeRead() {
        userPool.refuse("SignUp", "SerializationException", "a text with U+0000");

        assertThat(browser.submit("/signup" + query("public"), NEO).body()).contains("Check what you entered");
    }

    @Test
    void isClosedWhereAdministratorsMakeTheUsers() {
        assertThat(browser.get("/signup" + query("closed")).body()).contains("You cannot create an account here.");
        assertThat(browser.submit("/login" + query("closed"), "/signup" + query("closed"), NEO)
                        .body())
                .contains("You cannot create an account here.");
        assertThat(userPool.requests).isEmpty();
    }

    @Test
    void confirmsWithTheCode() {
        browser.submit("/signup" + query("public"), NEO);

        HttpResponse<String> response = browser.submit("/confirm" + query("public"), Map.of("code", " 123456 "));

        assertThat(response.body())
                .contains("Your account is confirmed.", "value=\"neo\"", "action=\"/login?client_id=public");
        assertThat(userPool.last("ConfirmSignUp").path("ConfirmationCode").asText())
                .isEqualTo("123456");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CodeMismatchException",
                "ExpiredCodeException",
                "UserNotFoundException",
                "NotAuthorizedException"
            })
    void saysTheSameOfEveryCodeThatDoesNotConfirm(String refusal) {
        browser.submit("/signup" + query("public"), NEO);
        userPool.refuse("ConfirmSignUp", refusal, "inner detail");

        HttpResponse<String> response = browser.submit("/confirm" + query("public"), Map.of("code", "000000"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .contains("The code is wrong or has expired.")
                .doesNotContain("inner detail");
    }

    @Test
    void confirmsTheRememberedUserWhateverNameTheFormHolds() {
        browser.submit("/signup" + query("public"), NEO);

        browser.submit("/confirm" + query("public"), Map.of("code", "123456", "username", "trinity"));

        assertThat(userPool.last("ConfirmSignUp").path("Username").asText()).isEqualTo("neo");
    }

    @Test
    void asksForTheNameWhenNobodyIsRemembered() {
        assertThat(browser.get("/confirm" + query("public")).body()).doesNotContain("readonly");

        browser.submit("/confirm" + query("public"), Map.of("code", "123456", "username", "trinity"));

        assertThat(userPool.last("ConfirmSignUp").path("Username").asText()).isEqualTo("trinity");
    }

    @Test
    void remembersAUserInTheSameBrowserOnly() {
        browser.submit("/signup" + query("public"), NEO);
        Browser other = new Browser(base);
        other.cookies.put("kognita-pending", browser.cookies.get("kognita-pending"));

        assertThat(other.get("/confirm" + query("public")).body()).doesNotContain("neo");
    }

    @Test
    void sendsTheCodeAgainAndSaysTheSameForAnUnknownUser() {
        browser.submit("/signup" + query("public"), NEO);
        String sent = resend().body();
        userPool.refuse("ResendConfirmationCode", "UserNotFoundException", "User does not exist.");

        assertThat(sent).contains("a new code is on its way");
        assertThat(resend().body().replaceAll("value=\"[^\"]*\"", ""))
                .isEqualTo(sent.replaceAll("value=\"[^\"]*\"", ""));
        userPool.refuse("ResendConfirmationCode", "LimitExceededException", "Attempt limit exceeded");
        assertThat(resend().body()).contains("Too many attempts.");
    }

    @Test
    void confirmsByTheLinkOfAMailOnlyAfterAClick() {
        String link = "/confirmUser?client_id=public&user_name=neo&confirmation_code=123456";

        HttpResponse<String> page = browser.get(link);
        assertThat(page.body()).contains("Confirm your account", "neo");
        assertThat(userPool.requests).isEmpty();

        assertThat(browser.submit(link, Map.of()).body()).contains("Account confirmed");
        assertThat(browser.submit(link.replace("123456", "654321"), Map.of()).body())
                .contains("The code is wrong");
        assertThat(new Browser(base).post(link, Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.get("/confirmUser?client_id=unknown").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> resend() {
        return browser.submit("/confirm" + query("public"), "/resendcode" + query("public"), Map.of());
    }
}
