package io.kognita.trigger.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.local.test.KafkaResource;
import io.kognita.local.test.PostgresResource;
import io.kognita.trigger.support.FunctionServerResource;
import io.kognita.trigger.support.OperatorClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(FunctionServerResource.class)
class WebhookApiTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Inject
    ObjectMapper json;

    @Inject
    Pool pool;

    @TestHTTPResource("/")
    URI service;

    private OperatorClient operator;

    @BeforeEach
    void operator() {
        operator = OperatorClient.at(service);
    }

    @Test
    void makesASecretForANewWebhook() throws Exception {
        JsonNode registered = json.readTree(operator.put("/webhooks/new-one", "{\"Url\":\"https://localhost/a\"}")
                .body());
        assertThat(registered.get("FunctionArn").textValue())
                .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:new-one");
        String secret = registered.get("Secret").textValue();
        assertThat(secret).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32);
    }

    @Test
    void takesASecretThatTheOperatorChose() throws Exception {
        JsonNode registered = json.readTree(operator.put("/webhooks/chosen", registration("https://localhost/a"))
                .body());
        assertThat(registered.get("Secret").textValue()).isEqualTo(SECRET);
    }

    @Test
    void keepsTheSecretWhenOnlyTheAddressChanges() throws Exception {
        operator.put("/webhooks/moved", registration("https://localhost/a"));
        byte[] before = sealedSecret("moved");
        HttpResponse<String> answer = operator.put("/webhooks/moved", "{\"Url\":\"https://localhost/b\"}");
        assertThat(json.readTree(answer.body()).has("Secret")).isFalse();
        assertThat(sealedSecret("moved")).isEqualTo(before);
        assertThat(json.readTree(operator.get("/webhooks/moved").body())
                        .get("Url")
                        .textValue())
                .isEqualTo("https://localhost/b");
    }

    @Test
    void neverShowsASecretAgainAndStoresItSealed() throws Exception {
        operator.put("/webhooks/hidden", registration("https://localhost/a"));
        assertThat(operator.get("/webhooks/hidden").body()).doesNotContain("whsec_", "ecret");
        assertThat(operator.get("/webhooks").body()).doesNotContain("whsec_", "ecret");
        String stored = new String(sealedSecret("hidden"), StandardCharsets.ISO_8859_1);
        String key = new String(Base64.getDecoder().decode(SECRET.substring(6)), StandardCharsets.ISO_8859_1);
        assertThat(stored).doesNotContain(key).doesNotContain(SECRET);
    }

    @Test
    void pagesThroughTheList() throws Exception {
        for (String name : List.of("page-a", "page-b", "page-c")) {
            operator.put("/webhooks/" + name, registration("https://localhost/" + name));
        }
        List<String> names = new ArrayList<>();
        String path = "/webhooks?MaxItems=2";
        for (int pages = 0; path != null && pages < 20; pages++) {
            JsonNode page = json.readTree(operator.get(path).body());
            assertThat(page.get("Webhooks")).hasSizeLessThanOrEqualTo(2);
            page.get("Webhooks")
                    .forEach(webhook -> names.add(webhook.get("Name").textValue()));
            path = page.has("NextMarker")
                    ? "/webhooks?Marker="
                            + URLEncoder.encode(page.get("NextMarker").textValue(), StandardCharsets.UTF_8)
                            + "&MaxItems=2"
                    : null;
        }
        assertThat(names).contains("page-a", "page-b", "page-c").isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?Marker=forged", "?MaxItems=0", "?MaxItems=51"})
    void refusesAPageThatIsNone(String query) throws Exception {
        assertRefused(operator.get("/webhooks" + query), 400, "InvalidParameterValueException");
    }

    @Test
    void deletesAWebhook() throws Exception {
        operator.put("/webhooks/gone", registration("https://localhost/a"));
        assertThat(operator.delete("/webhooks/gone").statusCode()).isEqualTo(204);
        assertRefused(operator.get("/webhooks/gone"), 404, "ResourceNotFoundException");
        assertRefused(operator.delete("/webhooks/gone"), 404, "ResourceNotFoundException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com/",
                "https:///path",
                "https://user:password@example.com/",
                "https://example.com/#part",
                "/relative",
                "not a url",
                "",
                "https://127.0.0.2/",
                "https://10.1.2.3/",
                "https://172.16.0.1/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/",
                "https://0.0.0.0/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://[::]/",
                "https://[fe80::1]/",
                "https://[fd00::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[::10.0.0.1]/",
                "https://[64:ff9b::a00:1]/",
                "https://[2002:a00:1::]/"
            })
    void refusesAnAddressThatIsNoPublicWebAddress(String url) throws Exception {
        assertRefused(operator.put("/webhooks/bad", registration(url)), 400, "InvalidParameterValueException");
        assertRefused(operator.get("/webhooks/bad"), 404, "ResourceNotFoundException");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|SerializationException",
                "[]|SerializationException",
                "{\"Url\":5}|SerializationException",
                "{\"Url\":\"https://localhost/\",\"Extra\":1}|SerializationException",
                "{\"Url\":|SerializationException",
                "{\"Url\":\"https://localhost/\",\"Secret\":7}|SerializationException",
                "{\"Url\":\"https://localhost/\",\"Secret\":\"plain\"}|InvalidParameterValueException",
                "{\"Url\":\"https://localhost/\",\"Secret\":\"whsec_!\"}|InvalidParameterValueException",
                "{\"Url\":\"https://localhost/\",\"Secret\":\"whsec_c2hvcnQ=\"}|InvalidParameterValueException"
            })
    void refusesABodyThatIsNoRegistration(String body, String code) throws Exception {
        HttpResponse<String> answer = operator.put("/webhooks/odd", body);
        assertRefused(answer, 400, code);
        assertThat(answer.body()).doesNotContain("plain", "c2hvcnQ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with.dot",
                "with%20space",
                "a%2Fb",
                "a123456789b123456789c123456789d123456789e123456789f123456789abcde"
            })
    void refusesANameThatIsNoFunctionName(String name) throws Exception {
        assertThat(operator.put("/webhooks/" + name, registration("https://localhost/"))
                        .statusCode())
                .isBetween(400, 404);
    }

    @ParameterizedTest
    @CsvSource({"PUT,/webhooks/open", "GET,/webhooks/open", "GET,/webhooks", "DELETE,/webhooks/open"})
    void isClosedToUnsignedCalls(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(registration("https://localhost/")))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertRefused(
                    client.send(request, HttpResponse.BodyHandlers.ofString()),
                    403,
                    "MissingAuthenticationTokenException");
        }
    }

    @Test
    void isClosedToAWrongKey() throws Exception {
        OperatorClient stranger = new OperatorClient(service, "AKIAIOSFODNN7EXAMPLE", "guessed");
        assertThat(stranger.put("/webhooks/open", registration("https://localhost/"))
                        .statusCode())
                .isEqualTo(403);
        assertRefused(operator.get("/webhooks/open"), 404, "ResourceNotFoundException");
    }

    private byte[] sealedSecret(String name) {
        return pool.preparedQuery("select sealed_secret from function where name = $1")
                .execute(Tuple.of(name))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getBuffer(0)
                .getBytes();
    }

    private static String registration(String url) {
        return "{\"Url\":\"" + url + "\",\"Secret\":\"" + SECRET + "\"}";
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(code);
    }
}
