package io.kognita.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RecoveryTest extends HostedUiTest {

    private static final Map<String, String> NEO = Map.of("username", "neo");

    @Test
    void sendsACodeAndSetsTheNewPassword() {
        HttpResponse<String> sent = browser.submit("/forgotPassword" + query("public"), NEO);
        assertThat(Browser.location(sent)).startsWith("/confirmforgotPassword?").doesNotContain("neo");

        HttpResponse<String> done =
                browser.submit(Browser.location(sent), Map.of("code", "123456", "password", "A-new-Passw0rd"));

        assertThat(done.body()).contains("Your password is changed.", "value=\"neo\"");
        assertThat(userPool.last("ConfirmForgotPassword").path("Username").asText())
                .isEqualTo("neo");
        assertThat(userPool.last("ConfirmForgotPassword").path("Password").asText())
                .isEqualTo("A-new-Passw0rd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UserNotFoundException",
                "InvalidParameterException",
                "NotAuthorizedException",
                "CodeDeliveryFailureException"
            })
    void answersTheSameWhoeverIsNamed(String refusal) {
        String known = Browser.location(browser.submit("/forgotPassword" + query("public"), NEO));
        String knownPage = browser.get(known).body();
        userPool.refuse("ForgotPassword", refusal, "inner detail");

        HttpResponse<String> response = browser.submit("/forgotPassword" + query("public"), NEO);

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(Browser.location(response)).isEqualTo(known);
        assertThat(browser.get(known).body().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", ""))
                .isEqualTo(knownPage.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", ""));
    }

    @Test
    void remembersNoNameThatIsTooLongForACookie() {
        HttpResponse<String> response =
                browser.submit("/forgotPassword" + query("public"), Map.of("username", "x".repeat(10_000)));

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).hasSizeLessThan(300));
    }

    @Test
    void tellsWhenACodeWasAskedForTooOften() {
        userPool.refuse("ForgotPassword", "LimitExceededException", "Attempt limit exceeded");

        assertThat(browser.submit("/forgotPassword" + query("public"), NEO).body())
                .contains("Too many attempts.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CodeMismatchException", "ExpiredCodeException", "UserNotFoundException"})
    void saysTheSameOfEveryWrongCode(String refusal) {
        browser.submit("/forgotPassword" + query("public"), NEO);
        userPool.refuse("ConfirmForgotPassword", refusal, "inner detail");

        HttpResponse<String> response = browser.submit(
                "/confirmforgotPassword" + query("public"), Map.of("code", "000000", "password", "A-new-Passw0rd"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("The code is wrong").doesNotContain("inner detail", "A-new-Passw0rd");
    }

    @Test
    void keepsTheCodeWhenThePasswordIsTooWeak() {
        browser.submit("/forgotPassword" + query("public"), NEO);
        userPool.refuse("ConfirmForgotPassword", "InvalidPasswordException", "Password did not conform with policy");

        assertThat(browser.submit("/confirmforgotPassword" + query("public"), Map.of("code", "123456", "password", "x"))
                        .body())
                .contains("Password did not conform with policy", "value=\"123456\"");
    }
}
