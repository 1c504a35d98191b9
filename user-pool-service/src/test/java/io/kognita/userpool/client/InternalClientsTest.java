package io.kognita.userpool.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.wire.service.ServiceTokens;
import io.kognita.wire.signin.ClientSettings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class InternalClientsTest {

    @Inject
    ServiceTokens tokens;

    @Inject
    ObjectMapper json;

    private CognitoIdentityProviderClient idp;
    private UserPoolClientType client;

    @BeforeEach
    void aClient() {
        idp = Idp.client();
        String pool = idp.createUserPool(request -> request.poolName("internal")
                        .usernameAttributes(UsernameAttributeType.EMAIL)
                        .autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                        .adminCreateUserConfig(config -> config.allowAdminCreateUserOnly(true))
                        .schema(attribute -> attribute.name("email").required(true)))
                .userPool()
                .id();
        client = idp.createUserPoolClient(request -> request.userPoolId(pool)
                        .clientName("app")
                        .generateSecret(true)
                        .allowedOAuthFlowsUserPoolClient(true)
                        .allowedOAuthFlows(OAuthFlowType.CODE)
                        .allowedOAuthScopes("openid")
                        .callbackURLs("https://example.com/callback")
                        .supportedIdentityProviders("COGNITO"))
                .userPoolClient();
    }

    @Test
    void tellsAServiceTheSettingsWithoutTheSecret() throws Exception {
        HttpResponse<String> answer = get(client.clientId(), token());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(client.clientSecret());
        ClientSettings settings = json.readValue(answer.body(), ClientSettings.class);
        assertThat(settings.poolId()).isEqualTo(client.userPoolId());
        assertThat(settings.poolName()).isEqualTo("internal");
        assertThat(settings.hasSecret()).isTrue();
        assertThat(settings.oauthEnabled()).isTrue();
        assertThat(settings.oauthFlows()).containsExactly("code");
        assertThat(settings.callbackUrls()).containsExactly("https://example.com/callback");
        assertThat(settings.signUpAllowed()).isFalse();
        assertThat(settings.usernameAttributes()).containsExactly("email");
        assertThat(settings.autoVerifiedAttributes()).containsExactly("email");
        assertThat(settings.requiredAttributes()).containsExactly("email");
    }

    @Test
    void refusesWhoeverIsNoService() throws Exception {
        assertError(get(client.clientId(), null), 400, "AccessDeniedException");
        assertError(get(client.clientId(), token() + "x"), 400, "AccessDeniedException");
        assertError(post(client.clientId(), null, secret(client.clientSecret())), 400, "AccessDeniedException");
    }

    @Test
    void checksASecret() throws Exception {
        assertThat(post(client.clientId(), token(), secret(client.clientSecret()))
                        .statusCode())
                .isEqualTo(204);
        assertError(post(client.clientId(), token(), secret("another")), 401, "NotAuthorizedException");
        assertError(post(client.clientId(), token(), secret("")), 401, "NotAuthorizedException");
        assertError(post(client.clientId(), token(), BodyPublishers.ofString("{}")), 401, "NotAuthorizedException");
    }

    @Test
    void acceptsNoSecretForAClientWithoutOne() throws Exception {
        String open = idp.createUserPoolClient(
                        request -> request.userPoolId(client.userPoolId()).clientName("open"))
                .userPoolClient()
                .clientId();
        assertError(post(open, token(), secret("")), 401, "NotAuthorizedException");
    }

    @Test
    void knowsNoUnknownClient() throws Exception {
        assertError(get("unknown", token()), 400, "ResourceNotFoundException");
    }

    private String token() {
        return tokens.tokenFor("user-pool-service");
    }

    private static BodyPublisher secret(String secret) {
        return BodyPublishers.ofString("{\"secret\":\"" + secret + "\"}");
    }

    private static HttpResponse<String> get(String id, String token) throws Exception {
        return send(HttpRequest.newBuilder(Idp.endpoint().resolve("/internal/clients/" + id)), token);
    }

    private static HttpResponse<String> post(String id, String token, BodyPublisher body) throws Exception {
        return send(
                HttpRequest.newBuilder(Idp.endpoint().resolve("/internal/clients/" + id + "/secret"))
                        .header("Content-Type", "application/json")
                        .POST(body),
                token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String token) throws Exception {
        if (token != null) {
            request.header(ServiceTokens.HEADER, token);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    private void assertError(HttpResponse<String> answer, int status, String code) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode body = json.readTree(answer.body());
        assertThat(body.path("__type").textValue()).isEqualTo(code);
    }
}
