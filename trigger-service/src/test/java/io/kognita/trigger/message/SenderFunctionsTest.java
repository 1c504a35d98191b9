package io.kognita.trigger.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.local.test.KafkaResource;
import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.TestClock;
import io.kognita.local.test.TopicReader;
import io.kognita.trigger.support.FunctionServer;
import io.kognita.trigger.support.FunctionServerResource;
import io.kognita.trigger.support.MailResource;
import io.kognita.trigger.support.OperatorClient;
import io.kognita.trigger.support.Patience;
import io.kognita.trigger.support.QueuedMessages;
import io.kognita.wire.event.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that a function delivers. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(MailResource.class)
@QuarkusTestResource(FunctionServerResource.class)
class SenderFunctionsTest {

    @Inject
    ObjectMapper json;

    @Inject
    QueuedMessages messages;

    @Inject
    TestClock clock;

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
        clock.reset();
        functions.close();
    }

    /** What it answers does not matter: AWS expects nothing either. */
    @ParameterizedTest
    @ValueSource(strings = {"/echo", "/array", "/nothing"})
    void givesTheFunctionItsEventOnce(String path) throws Exception {
        queue(register(path), path);
        List<FunctionServer.Received> received = await(path, 1);
        Thread.sleep(1_500);
        assertThat(functions.received(path)).hasSize(1);
        JsonNode event = json.readTree(received.getFirst().body());
        assertThat(event.at("/triggerSource").textValue()).isEqualTo("CustomEmailSender_SignUp");
        assertThat(event.at("/request/code").textValue()).isEqualTo("encrypted");
    }

    @Test
    void triesAgainAFunctionThatRefuses() throws Exception {
        try (TopicReader dead = new TopicReader(brokers, Topics.MESSAGES_DEAD_LETTER)) {
            UUID id = queue(register("/refuses"), "/refuses");
            useUpTries();
            JsonNode letter = deadLetter(dead, id);
            assertThat(functions.received("/refuses")).hasSize(4);
            assertThat(letter.get("reason").textValue()).isEqualTo("CustomEmailSender refused the message");
            assertThat(letter.get("tries").intValue()).isEqualTo(4);
            assertThat(letter.toString()).doesNotContain("Not from here", "encrypted", "ann@example.com");
        }
    }

    @Test
    void givesUpAFunctionThatIsNotThere() throws Exception {
        try (TopicReader dead = new TopicReader(brokers, Topics.MESSAGES_DEAD_LETTER)) {
            UUID id = queue("arn:aws:lambda:us-east-1:000000000000:function:nobody", "/echo");
            useUpTries();
            assertThat(deadLetter(dead, id).get("reason").textValue()).isEqualTo("CustomEmailSender failed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"functionArn\":7,\"trigger\":{},\"event\":{}}", "[]"})
    void aMessageThatNamesNoFunctionIsNotTriedAgain(String content) throws Exception {
        try (TopicReader dead = new TopicReader(brokers, Topics.MESSAGES_DEAD_LETTER)) {
            JsonNode letter = deadLetter(dead, queueContent("arn", content));
            assertThat(letter.get("reason").textValue()).startsWith("the opened message");
            assertThat(letter.get("tries").intValue()).isEqualTo(1);
        }
    }

    /** Lets the pauses pass that {@link MailResource} makes long. */
    private void useUpTries() throws InterruptedException {
        for (int tries = 1; tries < 4; tries++) {
            String postponed = "tries = " + tries + " and not leased and finished_at is null";
            Patience.await(() -> messages.count(postponed) == 1);
            clock.advance(Duration.ofHours(1));
        }
    }

    private String register(String path) throws Exception {
        String name = "sender" + UUID.randomUUID().toString().substring(0, 8);
        String answer = OperatorClient.at(service)
                .put("/webhooks/" + name, "{\"Url\":\"" + functions.https(path) + "\"}")
                .body();
        return json.readTree(answer).get("FunctionArn").textValue();
    }

    private UUID queue(String functionArn, String path) {
        ObjectNode content =
                json.createObjectNode().put("functionArn", functionArn).put("trigger", "CustomEmailSender");
        ObjectNode event = content.putObject("event")
                .put("triggerSource", "CustomEmailSender_SignUp")
                .put("userPoolId", "us-east-1_abcdefghi")
                .put("test", path);
        event.putObject("request").put("code", "encrypted").put("email", "ann@example.com");
        return queueContent(functionArn, content.toString());
    }

    private UUID queueContent(String functionArn, String content) {
        try {
            return messages.add("user-1", "FUNCTION", functionArn, json.readTree(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<FunctionServer.Received> await(String path, int count) throws InterruptedException {
        Patience.await(() -> functions.received(path).size() >= count);
        return functions.received(path);
    }

    private JsonNode deadLetter(TopicReader dead, UUID id) throws Exception {
        return json.readTree(dead.takeUntil(
                        message -> new String(
                                        message.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8)
                                .equals(id.toString()),
                        Duration.ofSeconds(30))
                .getLast()
                .value());
    }
}
