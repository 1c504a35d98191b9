package io.kognita.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;

/** Sign-in at the social providers, each as it wants to be asked. */
@QuarkusTest
class SocialProvidersTest extends HostedUiTest {

    @Test
    void googleProvesByItsIdToken() {
        HttpResponse<String> answer = comeBack(depart("Google", "/google/o/oauth2/v2/auth?"));

        assertThat(Browser.location(answer)).contains("code=");
        JsonNode told = userPool.last("/internal/federated-sign-in");
        assertThat(told.at("/providerName").asText()).isEqualTo("Google");
        assertThat(told.at("/subject").asText()).isEqualTo("ann");
        assertThat(told.at("/answer/idToken/iss").asText()).isEqualTo("https://accounts.google.com");
        assertThat(provider.last("/google/oauth2/v4/token").parameters())
                .containsEntry("client_secret", TestProviders.CLIENT_SECRET)
                .containsKey("code_verifier");
    }

    @Test
    void facebookTellsWhoseTokenItIs() {
        provider.userInfo(
                "facebook", new JsonObject().put("id", "77").put("name", "Ann").put("email", "ann@example.com"));
        Map<String, String> asked = depart("Facebook", "/facebook/v17.0/dialog/oauth?");

        assertThat(Browser.location(comeBack(asked))).contains("code=");
        assertThat(provider.last("/facebook/v17.0/oauth/access_token").method()).isEqualTo("GET");
        assertThat(provider.last("/facebook/v17.0/oauth/access_token").parameters())
                .containsEntry("code", "c0de")
                .containsEntry("client_secret", TestProviders.CLIENT_SECRET)
                .containsEntry("redirect_uri", "http://localhost:4500/oauth2/idpresponse");
        FakeProvider.Request profile = provider.last("/facebook/v17.0/me");
        assertThat(profile.headers()).containsEntry("authorization", "Bearer at-of-facebook");
        assertThat(profile.parameters().get("fields").split(",")).containsExactlyInAnyOrder("id", "name", "email");
        JsonNode told = userPool.last("/internal/federated-sign-in");
        assertThat(told.at("/subject").asText()).isEqualTo("77");
        assertThat(told.at("/answer/userInfo/email").asText()).isEqualTo("ann@example.com");
        assertThat(told.at("/answer/idToken").isNull()).isTrue();
    }

    @Test
    void amazonTellsWhoseTokenItIs() {
        provider.userInfo(
                "amazon", new JsonObject().put("user_id", "amzn1.account.A").put("name", "Ann"));

        assertThat(Browser.location(comeBack(depart("LoginWithAmazon", "/amazon/ap/oa?"))))
                .contains("code=");
        assertThat(provider.last("/amazon/auth/o2/token").method()).isEqualTo("POST");
        assertThat(provider.last("/amazon/user/profile").headers())
                .containsEntry("authorization", "Bearer at-of-amazon");
        assertThat(userPool.last("/internal/federated-sign-in").at("/subject").asText())
                .isEqualTo("amzn1.account.A");
    }

    @Test
    void refusesAProfileThatNamesNobody() {
        provider.userInfo("amazon", new JsonObject().put("name", "Ann").put("id", "77"));

        assertThat(Browser.location(comeBack(depart("LoginWithAmazon", "/amazon/ap/oa?"))))
                .contains("error=invalid_request");
    }

    @Test
    void appleKnowsTheClientByATokenOfTheTeamsKey() throws Exception {
        Map<String, String> asked = depart("SignInWithApple", "/apple/auth/authorize?");
        assertThat(asked).containsEntry("response_mode", "form_post");

        provider.expect(asked.get("nonce"));
        HttpResponse<String> form = new Browser(base)
                .post(
                        "/oauth2/idpresponse",
                        Map.of(
                                "state",
                                asked.get("state"),
                                "code",
                                "c0de",
                                "user",
                                "{\"name\":{\"firstName\":\"Ann\",\"lastName\":\"Lee\"},\"email\":\"victim@example.com\"}"));
        assertThat(Browser.location(browser.get(Browser.location(form)))).contains("code=");

        JwtClaims secret = new JwtConsumerBuilder()
                .setVerificationKey(FakeProvider.APPLE_PAIR.getPublic())
                .setExpectedAudience("https://appleid.apple.com")
                .setExpectedIssuer("TEAM")
                .setExpectedSubject(TestProviders.CLIENT_ID)
                .setRequireExpirationTime()
                .build()
                .processToClaims(provider.last("/apple/auth/token").parameters().get("client_secret"));
        assertThat(secret.getExpirationTime().getValue() - secret.getIssuedAt().getValue())
                .isLessThanOrEqualTo(300);
        JsonNode told = userPool.last("/internal/federated-sign-in").at("/answer");
        assertThat(told.at("/userInfo/firstName").asText()).isEqualTo("Ann");
        assertThat(told.at("/userInfo").has("email"))
                .as("what the browser could have written")
                .isFalse();
        assertThat(told.at("/idToken/email").asText()).isEqualTo("ann@corp.example.com");
    }

    private Map<String, String> depart(String name, String where) {
        String address = Browser.location(authorize("social", "identity_provider", name));
        assertThat(address).startsWith("http://localhost:").contains(where);
        return Browser.parameters(address);
    }

    private HttpResponse<String> comeBack(Map<String, String> asked) {
        provider.expect(asked.getOrDefault("nonce", ""));
        return browser.get("/oauth2/idpresponse?code=c0de&state=" + asked.get("state"));
    }
}
