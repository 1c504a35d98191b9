package io.kognita.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;

/** The gateway of the Helm chart, run by a real nginx: what it routes, and what it must not let through. */
class ChartGatewayIT {

    private static final String CALLBACK = "http://localhost:9/callback";

    private static ChartNginx gateway;
    private static CognitoIdentityProviderClient pools;
    private static String poolId;

    @BeforeAll
    static void startTheGateway() throws Exception {
        gateway = ChartNginx.start();
        pools = RunningKognita.userPools(gateway.endpoint());
        poolId = pools.createUserPool(pool -> pool.poolName("behind nginx"))
                .userPool()
                .id();
    }

    @AfterAll
    static void stop() {
        pools.deleteUserPool(pool -> pool.userPoolId(poolId));
        gateway.close();
    }

    @Test
    void passesSignedCallsOnAsTheyWereSigned() {
        assertThat(pools.describeUserPool(pool -> pool.userPoolId(poolId))
                        .userPool()
                        .name())
                .isEqualTo("behind nginx");
    }

    @Test
    void routesIdentityPoolsByTheirTarget() throws Exception {
        HttpResponse<String> answer = post(
                gateway.endpoint(),
                "AWSCognitoIdentityService.GetId",
                "{\"IdentityPoolId\":\"us-east-1:00000000-0000-4000-8000-000000000000\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("ResourceNotFoundException", "IdentityPool");
    }

    @Test
    void showsTheHostedPageAndThePoolsKeys() throws Exception {
        String clientId = pools.createUserPoolClient(client -> client.userPoolId(poolId)
                        .clientName("Orchard")
                        .allowedOAuthFlowsUserPoolClient(true)
                        .allowedOAuthFlows(OAuthFlowType.CODE)
                        .allowedOAuthScopes("openid")
                        .supportedIdentityProviders("COGNITO")
                        .callbackURLs(CALLBACK))
                .userPoolClient()
                .clientId();
        HttpResponse<String> page = get("/login?response_type=code&scope=openid&client_id=" + clientId
                + "&redirect_uri=" + URLEncoder.encode(CALLBACK, StandardCharsets.UTF_8));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Sign in", "<form");
        assertThat(get("/" + poolId + "/.well-known/jwks.json").body()).contains("\"RSA\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/sign-in",
                "/internal/triggers",
                "/q/metrics",
                "/q/health/ready",
                "//q/metrics",
                "/login/../q/metrics",
                "/login/..%2fq/metrics",
                "/login/%2e%2e/q/metrics",
                "/login/..;/q/metrics",
                "/login;/../q/metrics",
                "/login%2f..%2f..%2fq/metrics",
                "/login/..//internal/sign-in",
                "/webhooks/../internal/triggers",
                "/webhooks/%2e%2e/internal/triggers",
                "/identity/../internal/triggers",
                "/oauth2\\..\\q/metrics"
            })
    void letsNothingInternalThrough(String path) throws Exception {
        String answer = raw(path);

        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("kognita_", "\"status\": \"UP\"");
        assertThat(answer.substring(9, 12)).isIn("400", "404");
        assertThat(answer).doesNotContain("AccessDeniedException");
    }

    /** A service believes neither of these headers from outside: it answers them with an error where they come through. */
    @Test
    void takesAwayWithWhatOnlyServicesMayShow() throws Exception {
        String target = "AWSCognitoIdentityProviderService.GetUser";
        String body = "{\"AccessToken\":\"forged.access.token\"}";
        URI past = URI.create("http://" + RunningKognita.behindTheGateway(1));

        assertThat(post(past, target, body, "X-Kognita-Service", "forged").body())
                .contains("AccessDeniedException");
        assertThat(post(gateway.endpoint(), target, body, "X-Kognita-Service", "forged")
                        .body())
                .contains("NotAuthorizedException");
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(gateway.endpoint().resolve(path)).build());
    }

    private static HttpResponse<String> post(URI endpoint, String target, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.resolve("/"))
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", target)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    /** A path as it is: no client's library tidies it up. */
    private static String raw(String path) throws IOException {
        URI endpoint = gateway.endpoint();
        try (Socket socket = new Socket("127.0.0.1", endpoint.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + endpoint.getAuthority()
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
