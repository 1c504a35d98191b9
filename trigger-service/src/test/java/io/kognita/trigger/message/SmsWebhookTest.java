package io.kognita.trigger.message;

import static io.kognita.trigger.support.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.local.test.KafkaResource;
import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.TestClock;
import io.kognita.local.test.TopicReader;
import io.kognita.trigger.support.Patience;
import io.kognita.trigger.support.QueuedMessages;
import io.kognita.trigger.support.SmsServer;
import io.kognita.trigger.support.SmsServer.Received;
import io.kognita.trigger.support.SmsWebhookResource;
import io.kognita.wire.event.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = SmsWebhookResource.class, restrictToAnnotatedClass = true)
class SmsWebhookTest {

    private static final String NUMBER = "+4915112345678";

    @Inject
    QueuedMessages messages;

    @Inject
    ObjectMapper json;

    @Inject
    MeterRegistry meters;

    @Inject
    TestClock clock;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    /** The default is for the other classes, whose starts look for it too. */
    @ConfigProperty(name = "test.sms.port", defaultValue = "0")
    int port;

    private SmsServer carrier;

    @BeforeEach
    void startCarrier() {
        carrier = new SmsServer(port);
    }

    @AfterEach
    void finish() throws InterruptedException {
        try {
            await(() -> messages.count("finished_at is null") == 0);
        } finally {
            clock.reset();
            carrier.close();
        }
    }

    @Test
    void handsATextMessageOverSigned() throws Exception {
        double before = delivered();
        UUID id = messages.add("user-1", "SMS", NUMBER, text("Code 123456 für dich"));
        Received received = taken(1).getFirst();
        JsonNode event = json.readTree(received.body());
        assertThat(received.path()).isEqualTo("/sms");
        assertThat(event.get("type").textValue()).isEqualTo("sms.message");
        assertThat(event.get("data").get("to").textValue()).isEqualTo(NUMBER);
        assertThat(event.get("data").get("body").textValue()).isEqualTo("Code 123456 für dich");
        assertThat(received.headers()).containsEntry("webhook-id", id.toString());
        assertThat(received.headers().get("webhook-signature")).isEqualTo(signature(received));
        await(() -> delivered() == before + 1);
    }

    @Test
    void triesAgainWithTheSameIdWhatTheWebhookCannotTakeNow() throws Exception {
        carrier.answerNext(503, "");
        UUID id = messages.add("user-1", "SMS", NUMBER, text("later"));
        await(() -> messages.count("tries = 1 and not leased and finished_at is null") == 1);
        clock.advance(Duration.ofHours(1));
        assertThat(taken(2))
                .extracting(received -> received.headers().get("webhook-id"))
                .containsExactly(id.toString(), id.toString());
    }

    @Test
    void putsWhatTheWebhookRefusesOnTheDeadLetterTopic() throws Exception {
        carrier.answerNext(422, "");
        assertDead("SMS", NUMBER, "the webhook answered 422");
        assertThat(carrier.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4915112345678",
                "+0915112345678",
                "+49 151",
                "+49151123456789012",
                "+49;+43",
                "jane@example.com"
            })
    void refusesARecipientThatIsNoTelephoneNumber(String to) throws Exception {
        assertDead("SMS", to, "the recipient is no telephone number");
        assertThat(carrier.received()).isEmpty();
    }

    @Test
    void keepsTheOrderOfMessagesToAUser() throws Exception {
        List<String> bodies =
                IntStream.range(0, 30).mapToObj(i -> "message " + i).toList();
        bodies.forEach(body -> messages.add("user-in-order", "SMS", NUMBER, text(body)));
        assertThat(taken(30)).extracting(this::body).containsExactlyElementsOf(bodies);
    }

    @Test
    void letsLaterMessagesPassOneThatWasPutOff() throws Exception {
        carrier.answerNext(500, "");
        messages.add("user-1", "SMS", NUMBER, text("first"));
        await(() -> messages.count("tries = 1 and not leased and finished_at is null") == 1);
        messages.add("user-1", "SMS", NUMBER, text("second"));
        assertThat(taken(2)).extracting(this::body).containsExactly("first", "second");
        clock.advance(Duration.ofHours(1));
        assertThat(taken(3)).extracting(this::body).containsExactly("first", "second", "first");
    }

    private void assertDead(String channel, String to, String reason) throws Exception {
        try (TopicReader dead = new TopicReader(brokers, Topics.MESSAGES_DEAD_LETTER)) {
            UUID id = messages.add("user-1", channel, to, text("secret 987654"));
            byte[] letter = dead.takeUntil(
                            record -> new String(
                                            record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8)
                                    .equals(id.toString()),
                            Patience.LIMIT)
                    .getLast()
                    .value();
            assertThat(json.readTree(letter).get("reason").textValue()).isEqualTo(reason);
            assertThat(new String(letter, StandardCharsets.UTF_8)).doesNotContain("987654");
        }
    }

    private List<Received> taken(int count) throws InterruptedException {
        Patience.await(() -> carrier.received().size() >= count);
        assertThat(carrier.received()).hasSize(count);
        return carrier.received();
    }

    private double delivered() {
        return meters.counter("kognita.messages", "channel", "sms", "outcome", "delivered")
                .count();
    }

    private String body(Received received) {
        try {
            return json.readTree(received.body()).get("data").get("body").textValue();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode text(String body) {
        return JsonNodeFactory.instance.objectNode().put("subject", "").put("body", body);
    }

    /** As the specification of Standard Webhooks has it. */
    private static String signature(Received received) throws Exception {
        byte[] key = Base64.getDecoder().decode(SmsWebhookResource.SECRET.substring("whsec_".length()));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed = received.headers().get("webhook-id") + "."
                + received.headers().get("webhook-timestamp") + "." + received.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
