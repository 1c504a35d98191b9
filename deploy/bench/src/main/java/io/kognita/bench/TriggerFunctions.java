package io.kognita.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Functions that answer with the event as it came, so that a trigger costs nothing but itself. */
final class TriggerFunctions implements AutoCloseable {

    private static final String ECHO = "exports.handler = async (event) => event;";

    /** Headers that Java's HTTP client sets itself. */
    private static final Set<String> RESTRICTED = Set.of("host", "content-length");

    private final LocalRun run;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer webhook;

    TriggerFunctions(LocalRun run) throws IOException {
        this.run = run;
        webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webhook.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        webhook.createContext("/", TriggerFunctions::echo);
        webhook.start();
    }

    /** The ARN of a function that Kognita runs in its sandbox. */
    String javaScript() throws IOException, InterruptedException {
        return signed(
                        "POST",
                        "/2015-03-31/functions",
                        Map.of(
                                "FunctionName", "bench",
                                "Runtime", "nodejs22.x",
                                "Handler", "index.handler",
                                "Role", "arn:aws:iam::000000000000:role/any",
                                "Code",
                                        Map.of(
                                                "ZipFile",
                                                Base64.getEncoder()
                                                        .encodeToString(ECHO.getBytes(StandardCharsets.UTF_8)))))
                .get("FunctionArn")
                .asText();
    }

    /** The ARN of a webhook in this process. */
    String webhook() throws IOException, InterruptedException {
        String url = "http://127.0.0.1:" + webhook.getAddress().getPort() + "/";
        return signed("PUT", "/webhooks/bench-webhook", Map.of("Url", url))
                .get("FunctionArn")
                .asText();
    }

    @Override
    public void close() {
        webhook.stop(0);
    }

    private static void echo(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] event = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, event.length);
            exchange.getResponseBody().write(event);
        }
    }

    private JsonNode signed(String method, String path, Map<String, ?> content)
            throws IOException, InterruptedException {
        URI address = run.triggers().resolve(path);
        byte[] body = json.writeValueAsBytes(content);
        SdkHttpRequest request = AwsV4HttpSigner.create()
                .sign(builder -> builder.identity(identity())
                        .request(SdkHttpRequest.builder()
                                .method(SdkHttpMethod.fromValue(method))
                                .uri(address)
                                .putHeader("Content-Type", "application/json")
                                .build())
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "lambda"))
                .request();
        HttpRequest.Builder sent =
                HttpRequest.newBuilder(address).method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        request.headers().forEach((name, values) -> {
            if (!RESTRICTED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> sent.header(name, value));
            }
        });
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(sent.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return json.readTree(answer.body());
        }
    }

    private AwsCredentialsIdentity identity() {
        return run.operatorKey().resolveCredentials();
    }
}
