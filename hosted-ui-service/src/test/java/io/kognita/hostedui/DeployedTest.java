package io.kognita.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The service behind https, with host names of its pools and a low limit for forms. */
@QuarkusTest
@TestProfile(DeployedTest.Deployed.class)
class DeployedTest extends HostedUiTest {

    /** The settings of such a deployment. */
    public static final class Deployed implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "kognita.public-url", "https://id.example.com",
                    "kognita.hosted-ui.hosts.\"localhost\"", TestClients.POOL,
                    "kognita.hosted-ui.forms-per-minute", "4",
                    "kognita.hosted-ui.refused-token-requests-per-minute", "3");
        }
    }

    @Test
    void guardsItsCookiesAndNamesThePublicIssuer() {
        HttpResponse<String> page = browser.get("/login" + query("public"));
        assertThat(page.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("__Host-kognita-browser=")
                .contains("Secure", "HttpOnly", "Path=/", "SameSite=Lax")
                .doesNotContain("Domain", "Max-Age");
        assertThat(page.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");

        HttpResponse<String> answer = signIn("alice", "public");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-kognita-session-" + TestClients.POOL + "=")
                        .contains("Secure"));
        assertThat(Browser.parameters(Browser.location(answer)))
                .containsEntry("iss", "https://id.example.com/" + TestClients.POOL);
    }

    @Test
    void refusesTheClientsOfAnotherPoolAtAPoolsHost() {
        assertThat(authorize("otherpool").statusCode()).isEqualTo(400);
        assertThat(browser.get("/logout?client_id=otherpool&logout_uri=" + Browser.encode(TestClients.LOGOUT))
                        .statusCode())
                .isEqualTo(400);
        assertThat(token("grant_type", "refresh_token", "client_id", "otherpool", "refresh_token", "refresh-1")
                        .body())
                .contains("invalid_client");
        assertThat(authorize("public").statusCode()).isEqualTo(302);
    }

    @Test
    void boundsTheFormsOfAnAddress() {
        Map<String, String> form = Browser.hidden(
                browser.get("/login" + query("public")).body(), Map.of("username", "alice", "password", "wrong"));
        List<HttpResponse<String>> answers =
                Stream.generate(() -> from("203.0.113.9", form)).limit(5).toList();
        HttpResponse<String> last = answers.getLast();

        assertThat(answers.subList(0, 4))
                .allSatisfy(answer -> assertThat(answer.body()).contains("Incorrect"));
        assertThat(from("203.0.113.10", form).body()).contains("Incorrect");
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).contains("60");
        assertThat(last.body()).contains("Too many attempts.");
    }

    @Test
    void countsTheAddressesOfOneIpv6SubscriberTogether() {
        Map<String, String> form = Browser.hidden(
                browser.get("/login" + query("public")).body(), Map.of("username", "alice", "password", "wrong"));
        for (int i = 1; i <= 4; i++) {
            assertThat(from("2001:db8:0:1::" + i, form).statusCode()).isEqualTo(400);
        }

        assertThat(from("2001:db8:0:1:ffff::9", form).statusCode()).isEqualTo(429);
        assertThat(from("2001:db8:0:2::1", form).statusCode()).isEqualTo(400);
    }

    @Test
    void turnsAwayWhoeverTriesOutSecretsAndTokens() {
        for (int i = 0; i < 3; i++) {
            assertThat(refresh("203.0.113.20", "guess-" + i).body()).contains("invalid_grant");
        }
        HttpResponse<String> last = refresh("203.0.113.20", "refresh-1");

        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).contains("60");
        assertThat(last.body()).contains("temporarily_unavailable").doesNotContain("access_token");
        assertThat(refresh("203.0.113.21", "refresh-1").statusCode()).isEqualTo(200);
    }

    @Test
    void countsNoRequestForATokenThatSucceeds() {
        for (int i = 0; i < 10; i++) {
            assertThat(refresh("203.0.113.30", "refresh-1").statusCode()).isEqualTo(200);
        }
    }

    private HttpResponse<String> refresh(String address, String refreshToken) {
        return browser.send(browser.request("/oauth2/token")
                .header("X-Forwarded-For", address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Browser.encode(
                        form("grant_type", "refresh_token", "client_id", "public", "refresh_token", refreshToken)))));
    }

    private HttpResponse<String> from(String address, Map<String, String> form) {
        return browser.send(browser.request("/login" + query("public"))
                .header("X-Forwarded-For", address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Browser.encode(form))));
    }
}
