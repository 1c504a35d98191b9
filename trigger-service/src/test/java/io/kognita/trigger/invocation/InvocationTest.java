package io.kognita.trigger.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.local.test.Eventually;
import io.kognita.local.test.KafkaResource;
import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.TopicReader;
import io.kognita.trigger.support.FunctionServer;
import io.kognita.trigger.support.FunctionServer.Received;
import io.kognita.trigger.support.FunctionServerResource;
import io.kognita.trigger.support.OperatorClient;
import io.kognita.wire.event.Topics;
import io.kognita.wire.service.ServiceTokens;
import io.kognita.wire.trigger.TriggerCall;
import io.kognita.wire.trigger.TriggerOutcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(FunctionServerResource.class)
class InvocationTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Inject
    ServiceTokens tokens;

    @Inject
    ObjectMapper json;

    @Inject
    Pool pool;

    @ConfigProperty(name = "test.functions.key-store")
    String keyStore;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @TestHTTPResource("/")
    URI service;

    private FunctionServer functions;

    @BeforeEach
    void start() {
        functions = new FunctionServer(keyStore);
    }

    @AfterEach
    void stop() {
        functions.close();
    }

    @Test
    void returnsTheEventThatTheFunctionAnswers() throws Exception {
        register("confirm", functions.https("/confirm"));
        assertThat(run("confirm"))
                .isEqualTo(new TriggerOutcome.Answered(
                        event().set("response", json.createObjectNode().put("autoConfirmUser", true))));
    }

    @Test
    void signsAsStandardWebhooksDefines() throws Exception {
        register("signed", functions.https("/echo"));
        run("signed");
        Received request = functions.received("/echo").getFirst();
        String id = request.headers().get("webhook-id");
        String timestamp = request.headers().get("webhook-timestamp");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring(6)), "HmacSHA256"));
        byte[] expected = mac.doFinal((id + "." + timestamp + "." + request.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(request.headers().get("webhook-signature"))
                .isEqualTo("v1," + Base64.getEncoder().encodeToString(expected));
        assertThat(Instant.ofEpochSecond(Long.parseLong(timestamp)))
                .isBetween(Instant.now().minusSeconds(10), Instant.now().plusSeconds(1));
        assertThat(request.headers().get("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void failsForAnUnknownFunction() throws Exception {
        assertThat(run("unknown")).isEqualTo(new TriggerOutcome.Failed("function not found"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "confirm",
                "arn:aws:lambda:us-east-1:111111111111:function:foreign",
                "arn:aws:lambda:eu-west-1:000000000000:function:foreign",
                "arn:aws:lambda:us-east-1:000000000000:function:foreign:1",
                "arn:aws:lambda:us-east-1:000000000000:function:"
            })
    void failsForAnArnOfNoFunctionHere(String arn) throws Exception {
        register("foreign", functions.https("/echo"));
        assertThat(outcome(new TriggerCall(arn, "PreSignUp", event())))
                .isEqualTo(new TriggerOutcome.Failed("function not found"));
    }

    @ParameterizedTest
    @CsvSource({"/refuses,Not from here", "/throws,It broke", "/lambda-error,As Lambda says it"})
    void passesOnTheMessageThatAFunctionThrows(String path, String message) throws Exception {
        register("thrower", functions.https(path));
        assertThat(run("thrower")).isEqualTo(new TriggerOutcome.Refused(message));
        assertThat(functions.received(path)).hasSize(1);
    }

    @Test
    void triesAgainWithTheSameIdAfterACrash() throws Exception {
        register("shaky", functions.https("/crashes-twice"));
        assertThat(run("shaky")).isEqualTo(new TriggerOutcome.Answered(event()));
        assertThat(functions.received("/crashes-twice"))
                .hasSize(3)
                .extracting(request -> request.headers().get("webhook-id"))
                .containsOnly(functions
                        .received("/crashes-twice")
                        .getFirst()
                        .headers()
                        .get("webhook-id"));
    }

    @ParameterizedTest
    @CsvSource({"/500,answered status 500", "/429,answered status 429", "/hang-up,was not reached"})
    void givesUpAfterThreeTries(String path, String reason) throws Exception {
        register("bad" + path.replace('/', '-'), functions.https(path));
        assertThat(run("bad" + path.replace('/', '-'))).isEqualTo(new TriggerOutcome.Failed(reason));
        assertThat(functions.received(path)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "/404,answered status 404 without an error message",
        "/redirect,answered status 307 without an error message",
        "/too-long,answered more than 6291456 bytes",
        "/endless,answered more than 6291456 bytes"
    })
    void failsAtOnceWhereAnotherTryWouldNotHelp(String path, String reason) throws Exception {
        register("wrong", functions.https(path));
        assertThat(run("wrong")).isEqualTo(new TriggerOutcome.Failed(reason));
        assertThat(functions.received(path)).hasSize(1);
        assertThat(functions.received("/echo")).isEmpty();
    }

    @Test
    void takesAnAnswerOfSixMegabytes() throws Exception {
        register("large", functions.https("/just-fits"));
        assertThat(run("large")).isInstanceOf(TriggerOutcome.Answered.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/html", "/array", "/nothing", "/deep"})
    void callsAnAnswerThatIsNoJsonObjectGarbled(String path) throws Exception {
        register("garbler", functions.https(path));
        assertThat(run("garbler")).isEqualTo(new TriggerOutcome.Garbled("answered no JSON object"));
    }

    @Test
    void connectsOnlyToPermittedAddressesWhateverIsStored() throws Exception {
        register("inward", functions.http("/echo"));
        String inward = functions.http("/echo").replace("localhost", "127.0.0.2");
        pool.preparedQuery(
                        "update function set target = jsonb_set(target, '{url}', to_jsonb($1::text)) where name = 'inward'")
                .execute(Tuple.of(inward))
                .await()
                .indefinitely();
        assertThat(run("inward")).isEqualTo(new TriggerOutcome.Failed("127.0.0.2 has an address that is not public"));
        assertThat(functions.received("/echo")).isEmpty();
    }

    @Test
    void doesNotTrustACertificateOfAnotherName() throws Exception {
        register("imposter", functions.https("/echo").replace("localhost", "127.0.0.1"));
        assertThat(run("imposter"))
                .isEqualTo(new TriggerOutcome.Failed("has no certificate that is trusted for its name"));
        assertThat(functions.received("/echo")).isEmpty();
    }

    @Test
    void leavesAFunctionAloneThatKeepsFailingAndComesBackToIt() throws Exception {
        TriggerOutcome leftAlone = new TriggerOutcome.Failed("kept failing and is left alone for a while");
        register("broken", functions.https("/broken"));
        TriggerOutcome outcome;
        int calls;
        do {
            calls = functions.received("/broken").size();
            outcome = run("broken");
        } while (functions.received("/broken").size() > calls && calls < 60);
        assertThat(functions.received("/broken")).hasSize(calls);
        assertThat(outcome).isEqualTo(leftAlone);
        register("broken", functions.https("/echo"));
        for (int looks = 0; outcome.equals(leftAlone) && looks < 300; looks++) {
            Thread.sleep(100);
            outcome = run("broken");
        }
        assertThat(outcome).isEqualTo(new TriggerOutcome.Answered(event()));
    }

    @Test
    void runsAFunctionOnlySoManyTimesAtOnce() throws Exception {
        register("held", functions.https("/held"));
        Semaphore ended = new Semaphore(0);
        TriggerOutcome tooMany = new TriggerOutcome.Failed("runs too many times at once");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<TriggerOutcome>> outcomes = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> runHeld(ended), threads))
                    .limit(30)
                    .toList();
            assertThat(ended.tryAcquire(20, 60, TimeUnit.SECONDS)).isTrue();
            functions.release();
            assertThat(outcomes.stream().map(CompletableFuture::join))
                    .filteredOn(tooMany::equals)
                    .hasSize(20);
            assertThat(outcomes.stream().map(CompletableFuture::join))
                    .filteredOn(new TriggerOutcome.Answered(event())::equals)
                    .hasSize(10);
        }
    }

    @Test
    void hearsWhatAnotherReplicaMadeOfAFunction() throws Throwable {
        register("moved", functions.https("/echo"));
        assertThat(run("moved")).isEqualTo(new TriggerOutcome.Answered(event()));
        pool.preparedQuery(
                        "update function set target = jsonb_set(target, '{url}', to_jsonb($1::text)) where name = 'moved'")
                .execute(Tuple.of(functions.https("/refuses")))
                .await()
                .indefinitely();
        Eventually.holds(() -> assertThat(run("moved")).isInstanceOf(TriggerOutcome.Refused.class));
    }

    @Test
    void tellsOfAnExecutionWithoutItsContent() throws Exception {
        register("told", functions.https("/refuses"));
        try (TopicReader reader = new TopicReader(brokers, Topics.EXECUTIONS)) {
            run("told");
            String told = new String(
                    reader.takeUntil(
                                    message -> new String(message.value(), StandardCharsets.UTF_8).contains("told"),
                                    Duration.ofSeconds(10))
                            .getLast()
                            .value(),
                    StandardCharsets.UTF_8);
            assertThat(told)
                    .contains(
                            "\"outcome\": \"refused\"",
                            "\"trigger\": \"PreSignUp\"",
                            "\"tries\": 1",
                            "\"userPoolId\": \"us-east-1_abcdefghi\"")
                    .doesNotContain("Not from here", "jane", SECRET);
        }
    }

    @Test
    @Timeout(30)
    void answersBeforeTheExecutionIsWrittenDown() throws Exception {
        register("prompt", functions.https("/echo"));
        SqlConnection other = pool.getConnection().await().indefinitely();
        try (TopicReader reader = new TopicReader(brokers, Topics.EXECUTIONS)) {
            Transaction lock = other.begin().await().indefinitely();
            other.query("lock table outbox").execute().await().indefinitely();
            assertThat(run("prompt")).isEqualTo(new TriggerOutcome.Answered(event()));
            lock.rollback().await().indefinitely();
            reader.takeUntil(
                    message -> new String(message.value(), StandardCharsets.UTF_8).contains("prompt"),
                    Duration.ofSeconds(10));
        } finally {
            other.close().await().indefinitely();
        }
    }

    @Test
    void runsFunctionsWhileKafkaIsDown() throws Exception {
        register("steady", functions.https("/echo"));
        KafkaResource.halt();
        try {
            assertThat(run("steady")).isEqualTo(new TriggerOutcome.Answered(event()));
        } finally {
            KafkaResource.resume();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not-a-token"})
    void isClosedWithoutAServiceToken(String token) throws Exception {
        HttpResponse<String> answer = call(new TriggerCall(arn("confirm"), "PreSignUp", event()), token);
        assertThat(answer.statusCode()).isBetween(400, 403);
        assertThat(answer.body()).contains("AccessDeniedException");
    }

    @Test
    void refusesACallWithoutAnEvent() throws Exception {
        HttpResponse<String> answer = call(new TriggerCall(arn("confirm"), "PreSignUp", null), token());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("SerializationException");
    }

    private TriggerOutcome runHeld(Semaphore ended) {
        try {
            return run("held");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            ended.release();
        }
    }

    private void register(String name, String url) throws Exception {
        HttpResponse<String> answer = OperatorClient.at(service)
                .put("/webhooks/" + name, "{\"Url\":\"" + url + "\",\"Secret\":\"" + SECRET + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private TriggerOutcome run(String function) throws Exception {
        return outcome(new TriggerCall(arn(function), "PreSignUp", event()));
    }

    private TriggerOutcome outcome(TriggerCall call) throws Exception {
        return json.readValue(call(call, token()).body(), TriggerOutcome.class);
    }

    private HttpResponse<String> call(TriggerCall call, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/internal/triggers"))
                .header("Content-Type", "application/json")
                .header(ServiceTokens.HEADER, token)
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(call)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private String token() {
        return tokens.tokenFor("trigger-service");
    }

    private static String arn(String name) {
        return "arn:aws:lambda:us-east-1:000000000000:function:" + name;
    }

    private ObjectNode event() {
        ObjectNode event = json.createObjectNode();
        event.put("version", "1")
                .put("triggerSource", "PreSignUp_SignUp")
                .put("userPoolId", "us-east-1_abcdefghi")
                .put("userName", "jane");
        return event;
    }
}
