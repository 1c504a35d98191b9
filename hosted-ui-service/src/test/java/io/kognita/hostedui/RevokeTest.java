package io.kognita.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RevokeTest extends HostedUiTest {

    @Test
    void revokesARefreshToken() {
        HttpResponse<String> response = revoke("client_id", "public", "token", "refresh-9");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(userPool.revoked).containsExactly("refresh-9");
        assertThat(userPool.last("RevokeToken").path("ClientId").asText()).isEqualTo("public");
    }

    @Test
    void isContentWithATokenThatIsInvalidAlready() {
        assertThat(revoke("client_id", "public", "token", "unknown").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "public, '', invalid_request",
        "'', refresh-1, invalid_request",
        "public, access-1, unsupported_token_type",
        "public, foreign-1, invalid_grant",
        "unknown, refresh-1, invalid_client",
        "confidential, refresh-1, invalid_client",
    })
    void namesTheFaultOfARequest(String client, String token, String error) {
        HttpResponse<String> response = revoke("client_id", client, "token", token);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).startsWith("{\"error\":\"" + error + "\"");
        assertThat(userPool.revoked).isEmpty();
    }

    @Test
    void tellsWhenRevocationIsOffForTheClient() {
        userPool.refuse("RevokeToken", "UnsupportedOperationException", "Revocation is not enabled");

        assertThat(revoke("client_id", "public", "token", "refresh-1").body()).contains("invalid_request");
    }

    private HttpResponse<String> revoke(String... parameters) {
        return browser.post("/oauth2/revoke", form(parameters));
    }
}
