package io.kognita.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UserInfoTest extends HostedUiTest {

    @Test
    void tellsTheClaimsOfTheBearer() {
        HttpResponse<String> response = get("Bearer access-1");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json;charset=UTF-8");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(response.body()).contains("\"email\":\"alice@example.com\"");
    }

    @Test
    void readsTheTokenFromAForm() {
        assertThat(browser.post("/oauth2/userInfo", form("access_token", "access-1"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void namesTheSchemeWhenNoTokenCame() {
        HttpResponse<String> response = browser.get("/oauth2/userInfo");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response)).isEqualTo("Bearer");
    }

    @Test
    void takesNoTokenFromTheQuery() {
        assertThat(browser.get("/oauth2/userInfo?access_token=access-1").statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer revoked", "bearer revoked", "Bearer a b", "Bearer \"x\""})
    void refusesABadToken(String header) {
        HttpResponse<String> response = get(header);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response))
                .startsWith("Bearer error=\"invalid_token\", error_description=\"Access token is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "access-1", "DPoP access-1"})
    void refusesAnotherScheme(String header) {
        HttpResponse<String> response = get(header);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(challenge(response)).startsWith("Bearer error=\"invalid_request\"");
    }

    @Test
    void refusesATokenInTwoPlaces() {
        HttpResponse<String> response = browser.send(browser.request("/oauth2/userInfo")
                .header("Authorization", "Bearer access-1")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("access_token=access-1")));

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void tellsWhenTheScopeIsMissing() {
        userPool.refuse("/internal/user-info", "ForbiddenException", "openid is missing");

        HttpResponse<String> response = get("Bearer access-1");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(challenge(response)).contains("insufficient_scope");
    }

    @Test
    void hidesAFaultOfTheUserPool() {
        userPool.refuse("/internal/user-info", "InternalErrorException", "inner detail");

        HttpResponse<String> response = get("Bearer access-1");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).doesNotContain("inner");
    }

    private HttpResponse<String> get(String authorization) {
        return browser.send(browser.request("/oauth2/userInfo")
                .header("Authorization", authorization)
                .GET());
    }

    private static String challenge(HttpResponse<String> response) {
        return response.headers().firstValue("WWW-Authenticate").orElse("");
    }
}
