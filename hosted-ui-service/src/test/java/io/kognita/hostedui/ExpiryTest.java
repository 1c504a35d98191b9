package io.kognita.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExpiryTest extends HostedUiTest {

    @Test
    void acceptsACodeForFiveMinutes() {
        String early = code("public");
        String late = code("public", "prompt", "login");

        clock.advance(Duration.ofSeconds(290));
        assertThat(exchange(early)).isEqualTo(200);
        clock.advance(Duration.ofSeconds(11));
        assertThat(exchange(late)).isEqualTo(400);
    }

    @Test
    void revokesTheTokensOfACodeThatComesAgainAfterItExpired() {
        String code = code("public");
        exchange(code);

        clock.advance(Duration.ofHours(5));

        assertThat(exchange(code)).isEqualTo(400);
        assertThat(userPool.revoked).hasSize(1);
    }

    @Test
    void keepsASessionForAnHour() {
        signIn("alice", "public");

        clock.advance(Duration.ofMinutes(59));
        assertThat(Browser.location(authorize("public", "prompt", "none"))).contains("?code=");
        clock.advance(Duration.ofMinutes(2));
        assertThat(Browser.location(authorize("public", "prompt", "none"))).contains("?error=login_required");
    }

    @Test
    void acceptsAFormForAnHour() {
        Map<String, String> form = Browser.hidden(
                browser.get("/login" + query("public")).body(),
                Map.of("username", "alice", "password", FakeUserPool.PASSWORD));

        clock.advance(Duration.ofMinutes(61));

        assertThat(browser.post("/login" + query("public"), form).statusCode()).isEqualTo(403);
    }

    @Test
    void remembersWhoWaitsForACodeForHalfAnHour() {
        browser.submit("/forgotPassword" + query("public"), Map.of("username", "neo"));

        clock.advance(Duration.ofMinutes(31));

        assertThat(browser.get("/confirmforgotPassword" + query("public")).body())
                .doesNotContain("neo");
    }

    private int exchange(String code) {
        return token(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "public",
                        "code",
                        code,
                        "redirect_uri",
                        TestClients.CALLBACK)
                .statusCode();
    }
}
