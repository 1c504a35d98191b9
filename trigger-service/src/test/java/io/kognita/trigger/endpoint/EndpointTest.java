package io.kognita.trigger.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.local.test.KafkaResource;
import io.kognita.local.test.PostgresResource;
import io.kognita.trigger.support.FunctionServer;
import io.kognita.trigger.support.FunctionServer.Received;
import io.kognita.trigger.support.FunctionServerResource;
import io.kognita.trigger.support.LambdaClients;
import io.kognita.trigger.support.OperatorClient;
import io.kognita.trigger.support.Triggers;
import io.kognita.wire.service.ServiceTokens;
import io.kognita.wire.trigger.TriggerOutcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Functions elsewhere that are called by the Lambda Invoke API; this service's own is the peer that checks signatures. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(FunctionServerResource.class)
class EndpointTest {

    private static final String KEY = "\"Region\":\"us-east-1\",\"AccessKeyId\":\"AKIAIOSFODNN7EXAMPLE\","
            + "\"SecretAccessKey\":\"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\"";

    @Inject
    ServiceTokens tokens;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "test.functions.key-store")
    String keyStore;

    @TestHTTPResource("/")
    URI service;

    private FunctionServer server;
    private Triggers triggers;
    private OperatorClient operator;

    @BeforeEach
    void start() {
        server = new FunctionServer(keyStore);
        triggers = new Triggers(service, tokens, json);
        operator = OperatorClient.at(service);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void callsAFunctionWithASignatureThatItsApiTakes() throws Exception {
        LambdaClient lambda = LambdaClients.at(service);
        lambda.createFunction(LambdaClients.function(
                        "far-away",
                        "exports.handler = async (event) => { console.log('far'); event.response.autoConfirmUser = true; return event; };")
                .build());
        register("signed-call", "{\"Url\":\"" + own() + "\",\"FunctionName\":\"far-away\"," + KEY + "}");
        var event = triggers.event();
        event.withObject("/response").put("autoConfirmUser", true);
        assertThat(triggers.run("signed-call")).isEqualTo(new TriggerOutcome.Answered(event));
        assertThat(executions("signed-call", 1).at("/Executions/0/Log").textValue())
                .contains("INFO\tfar");
    }

    @Test
    void isRefusedWithoutASignatureWhereOneIsAsked() throws Exception {
        register("unsigned-call", "{\"Url\":\"" + own() + "\",\"FunctionName\":\"far-away\"}");
        assertThat(triggers.run("unsigned-call")).isEqualTo(new TriggerOutcome.Failed("answered status 403"));
    }

    @ParameterizedTest
    @CsvSource({
        "says-error,Refused[message=As Lambda says it]",
        "emulator-error,Refused[message=As the emulator says it]",
        "bad-request,Failed[reason=answered status 400]",
        "text,Garbled[reason=answered no JSON object]",
        "too-long,Failed[reason=answered more than 6291456 bytes]"
    })
    void endsAsTheAnswerSays(String function, String outcome) throws Exception {
        register(function, "{\"Url\":\"" + server.https("/lambda") + "\"}");
        assertThat(triggers.run(function).toString()).isEqualTo(outcome);
        assertThat(server.received(path(function))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"throttles,answered status 429", "crashes,answered status 502"})
    void triesAgainWhatMayGoBetter(String function, String reason) throws Exception {
        register(function, "{\"Url\":\"" + server.https("/lambda/") + "\"}");
        assertThat(triggers.run(function)).isEqualTo(new TriggerOutcome.Failed(reason));
        assertThat(server.received(path(function))).hasSize(3);
    }

    @Test
    void sendsTheEventAsLambdasClientsDo() throws Exception {
        register("plain", "{\"Url\":\"" + server.https("/lambda") + "\",\"FunctionName\":\"echo\"}");
        triggers.run("plain");
        Received request = server.received(path("echo")).getFirst();
        assertThat(request.headers()).containsEntry("X-Amz-Invocation-Type", "RequestResponse");
        assertThat(request.headers()).doesNotContainKeys("Authorization", "webhook-signature");
        assertThat(json.readTree(request.body())).isEqualTo(triggers.event());
    }

    @Test
    void neverShowsASecretKey() throws Exception {
        register("hidden-key", "{\"Url\":\"https://localhost/\"," + KEY + "}");
        String shown = operator.get("/endpoints/hidden-key").body();
        assertThat(shown)
                .contains("\"Region\":\"us-east-1\"", "AKIAIOSFODNN7EXAMPLE")
                .doesNotContain("wJalr", "ecret");
        assertThat(operator.get("/endpoints").body()).contains("hidden-key").doesNotContain("wJalr", "ecret");
        assertThat(operator.delete("/endpoints/hidden-key").statusCode()).isEqualTo(204);
        assertThat(operator.get("/endpoints/hidden-key").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"Url\":\"ftp://localhost/\"}",
                "{\"Url\":\"https://10.0.0.1/\"}",
                "{\"Url\":\"https://localhost/?a=b\"}",
                "{\"Url\":\"https://localhost/\",\"FunctionName\":\"a/b\"}",
                "{\"Url\":\"https://localhost/\",\"Region\":\"us-east-1\"}",
                "{\"Url\":\"https://localhost/\",\"Other\":\"x\"}"
            })
    void refusesARegistrationThatIsNone(String body) throws Exception {
        assertThat(operator.put("/endpoints/odd", body).statusCode()).isEqualTo(400);
        assertThat(operator.get("/endpoints/odd").statusCode()).isEqualTo(404);
    }

    @Test
    void keepsTheLatestExecutionsWithWhatTheFunctionWrote() throws Exception {
        LambdaClient lambda = LambdaClients.at(service);
        lambda.createFunction(LambdaClients.function(
                        "remembered", "exports.handler = async (event) => { console.log('call', event.n); };")
                .build());
        for (int i = 1; i <= 3; i++) {
            LambdaClients.invoke(lambda, "remembered", "{\"n\":" + i + "}");
        }
        JsonNode page = executions("remembered", 3);
        assertThat(page.get("Executions"))
                .extracting(execution -> execution.get("Log").textValue())
                .containsExactly("INFO\tcall 3", "INFO\tcall 2", "INFO\tcall 1");
        assertThat(page.at("/Executions/0/Outcome").textValue()).isEqualTo("answered");
        JsonNode first = json.readTree(operator.get("/2015-03-31/functions/remembered/executions?MaxItems=2")
                .body());
        assertThat(first.get("Executions")).hasSize(2);
        String marker = first.get("NextMarker").textValue();
        assertThat(json.readTree(operator.get("/2015-03-31/functions/remembered/executions?Marker=" + marker)
                                .body())
                        .get("Executions"))
                .hasSize(1);
        assertThat(operator.get("/2015-03-31/functions/absent/executions").statusCode())
                .isEqualTo(404);
    }

    /** The latest executions, once there are that many: they are written after the answer. */
    private JsonNode executions(String function, int count) throws Exception {
        JsonNode page = json.createObjectNode();
        for (int i = 0; i < 100 && page.path("Executions").size() < count; i++) {
            Thread.sleep(100);
            page = json.readTree(operator.get("/2015-03-31/functions/" + function + "/executions")
                    .body());
        }
        return page;
    }

    private void register(String name, String body) throws Exception {
        HttpResponse<String> answer = operator.put("/endpoints/" + name, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String own() {
        return service.toString().replaceAll("/$", "");
    }

    private static String path(String function) {
        return "/lambda/2015-03-31/functions/" + function + "/invocations";
    }
}
