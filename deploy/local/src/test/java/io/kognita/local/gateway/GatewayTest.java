package io.kognita.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.kognita.local.Part;
import io.kognita.local.Ports;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GatewayTest {

    private static final String SIGN_UP = "AWSCognitoIdentityProviderService.SignUp";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private int port;

    /** The user pool service here tells what it was sent; nothing listens where the others should. */
    @BeforeEach
    void start() throws IOException {
        port = Ports.free();
        int echo = vertx.createHttpServer()
                .requestHandler(GatewayTest::tell)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        int nobody = Ports.free();
        new Gateway(vertx, part -> part == Part.USER_POOL_SERVICE ? echo : nobody)
                .listen(port)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void keepsTheHostThatTheClientSigned() throws Exception {
        JsonObject seen = new JsonObject(post(SIGN_UP, "{}").body());

        assertThat(seen.getString("host")).isEqualTo("localhost:" + port);
        assertThat(seen.getString("body")).isEqualTo("{}");
        assertThat(seen.getString("x-amz-target")).isEqualTo(SIGN_UP);
    }

    @Test
    void saysWhomItSpeaksForAndBelievesNoClientAboutIt() throws Exception {
        HttpRequest request = request(SIGN_UP)
                .header("X-Forwarded-For", "1.2.3.4")
                .header("X-Forwarded-Proto", "https")
                .header("Forwarded", "for=1.2.3.4")
                .header("X-Kognita-Service", "stolen")
                .header("X-Kognita-Client-Address", "1.2.3.4")
                .POST(BodyPublishers.ofString("{}"))
                .build();

        JsonObject seen =
                new JsonObject(client.send(request, BodyHandlers.ofString()).body());

        assertThat(seen.getString("x-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(seen.getString("x-forwarded-proto")).isEqualTo("http");
        assertThat(seen.fieldNames()).doesNotContain("forwarded", "x-kognita-service", "x-kognita-client-address");
    }

    @Test
    void answersAsAwsDoesWhenAServiceIsDown() throws Exception {
        HttpResponse<String> answer = post("AWSCognitoIdentityService.GetId", "{}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(new JsonObject(answer.body()).getString("__type")).isEqualTo("ServiceUnavailableException");
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/x-amz-json-1.1");
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    }

    @Test
    void answersAsAwsDoesWhenAServiceHangsUp() throws Exception {
        HttpResponse<String> answer = post(SIGN_UP, "hang up");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(new JsonObject(answer.body()).getString("__type")).isEqualTo("ServiceUnavailableException");
    }

    @Test
    void refusesABodyOverOneMegabyte() throws Exception {
        HttpResponse<String> answer = post(SIGN_UP, "x".repeat((1 << 20) + 1));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void refusesHeadersOverItsLimit() throws Exception {
        HttpRequest request =
                request(SIGN_UP).header("X-Long", "x".repeat(40_000)).GET().build();

        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(431);
    }

    @Test
    void allowsAnyPageToCallAnAwsApi() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                .header("Origin", "https://shop.example.com")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,x-amz-target")
                .method("OPTIONS", BodyPublishers.noBody())
                .build();

        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("access-control-allow-origin")).hasValue("*");
        assertThat(answer.headers().firstValue("access-control-allow-headers")).hasValue("content-type,x-amz-target");
    }

    @Test
    void doesNotPassOnWhatTheInsideKeepsForItself() throws Exception {
        assertThat(raw("GET /login/../internal/tokens HTTP/1.1")).startsWith("HTTP/1.1 400");
        assertThat(raw("GET /q/health HTTP/1.1")).startsWith("HTTP/1.1 404");
        assertThat(raw("GET http://localhost/internal/tokens HTTP/1.1")).startsWith("HTTP/1.1 4");
    }

    private static void tell(HttpServerRequest request) {
        request.bodyHandler(body -> {
            if (body.toString().equals("hang up")) {
                request.connection().close();
                return;
            }
            JsonObject seen = new JsonObject().put("body", body.toString());
            request.headers().forEach(header -> seen.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
            request.response()
                    .end(seen.toBuffer())
                    .onFailure(gone -> request.connection().close());
        });
    }

    private HttpResponse<String> post(String target, String body) throws IOException, InterruptedException {
        return client.send(request(target).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("X-Amz-Target", target);
    }

    /** A request line as it stands, which HTTP clients would tidy up. */
    private String raw(String requestLine) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String request = requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
