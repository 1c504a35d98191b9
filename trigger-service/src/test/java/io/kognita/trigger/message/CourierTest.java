package io.kognita.trigger.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.kognita.local.test.KafkaResource;
import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.TestClock;
import io.kognita.local.test.TopicReader;
import io.kognita.trigger.support.MailResource;
import io.kognita.wire.event.Event;
import io.kognita.wire.event.Outbox;
import io.kognita.wire.event.Topics;
import io.kognita.wire.seal.Sealer;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(MailResource.class)
class CourierTest {

    /** As {@link MailResource} sets it. */
    private static final Duration PAUSE = Duration.ofHours(1);

    /** Ends a test that would wait for ever; nothing here is measured. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Outbox outbox;

    @Inject
    Sealer sealer;

    @Inject
    Pool pool;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @ConfigProperty(name = "kognita.message.mail.port")
    int port;

    @Inject
    TestClock clock;

    private GreenMail mail;

    /** Lets what is mailed be written down: a mail of which nobody knows that it went would go again in the next test. */
    @AfterEach
    void finish() throws InterruptedException {
        try {
            await(() -> count("finished_at is null") == 0);
        } finally {
            clock.reset();
            if (mail != null) {
                mail.stop();
            }
        }
    }

    @Test
    void mailsAMessage() throws Exception {
        startMail();
        queue("jane@example.com", letter("Your code – 1", "<p>Code <b>123456</b> für dich</p>"));
        MimeMessage received = await(1).getFirst();
        assertThat(received.getAllRecipients()).extracting(Object::toString).containsExactly("jane@example.com");
        assertThat(received.getFrom()).extracting(Object::toString).containsExactly("no-reply@kognita.example");
        assertThat(received.getSubject()).isEqualTo("Your code – 1");
        assertThat(received.getContentType()).startsWith("text/html").containsIgnoringCase("utf-8");
        assertThat(received.getContent().toString()).contains("<p>Code <b>123456</b> für dich</p>");
    }

    @Test
    void usesThePoolsSender() throws Exception {
        startMail();
        queue("jane@example.com", letter("s", "b").put("from", "Shop <shop@example.org>"));
        assertThat(await(1).getFirst().getFrom())
                .extracting(Object::toString)
                .containsExactly("Shop <shop@example.org>");
    }

    @Test
    void mailsAnEventThatComesTwiceOnce() throws Exception {
        startMail();
        UUID id = UUID.randomUUID();
        byte[] data = bytes(data("jane@example.com", id, letter("once", "b")));
        produce(id.toString(), data);
        await(1);
        produce(id.toString(), data);
        queue("jane@example.com", letter("after", "b"));
        assertThat(await(2)).extracting(MimeMessage::getSubject).containsExactlyInAnyOrder("once", "after");
    }

    @Test
    void forgetsWhatAMessageSaidAndToWhom() throws Exception {
        startMail();
        UUID id = queue("jane@example.com", letter("s", "b"));
        await(1);
        await(() -> finished(id));
        assertThat(row(id).getValue("data")).isNull();
    }

    @Test
    void mailsManyAtOnceAtTheFirstTry() throws Exception {
        startMail();
        List<UUID> queued = IntStream.range(0, 100)
                .mapToObj(i -> queue("user" + i + "@example.com", letter("s" + i, "b")))
                .toList();
        assertThat(await(100)).extracting(MimeMessage::getSubject).doesNotHaveDuplicates();
        await(() -> queued.stream().allMatch(this::finished));
        assertThat(queued).extracting(id -> row(id).getInteger("tries")).containsOnly(1);
    }

    @Test
    void deliversEverythingWhenTheMailServerComesBack() throws Exception {
        IntStream.range(0, 20).forEach(i -> queue("user" + i + "@example.com", letter("s" + i, "b")));
        await(() -> postponed(1) == 20);
        startMail();
        clock.advance(PAUSE);
        assertThat(await(20)).extracting(MimeMessage::getSubject).doesNotHaveDuplicates();
    }

    @Test
    void keepsMailingWhileKafkaIsDownAndAfterwards() throws Exception {
        startMail();
        KafkaResource.halt();
        try {
            queue("jane@example.com", letter("while down", "b"));
        } finally {
            KafkaResource.resume();
        }
        assertThat(await(1).getFirst().getSubject()).isEqualTo("while down");
    }

    @Test
    void putsAMessageOnTheDeadLetterTopicWhenItsTriesAreUsedUp() throws Exception {
        try (TopicReader dead = new TopicReader(brokers, Topics.MESSAGES_DEAD_LETTER);
                RefusingMailServer server = new RefusingMailServer(port, "451 try later")) {
            UUID id = queue("jane@example.com", letter("s", "secret 123456"));
            for (int tries = 1; tries < 4; tries++) {
                int tried = tries;
                await(() -> postponed(tried) == 1);
                clock.advance(PAUSE);
            }
            JsonNode letter = deadLetter(dead, id.toString());
            assertThat(letter.get("reason").textValue()).isEqualTo("the mail server answered 451");
            assertThat(letter.get("tries").intValue()).isEqualTo(4);
            assertThat(letter.get("message").get("to").textValue()).isEqualTo("jane@example.com");
            assertThat(letter.toString()).doesNotContain("123456");
            assertThat(server.recipients()).isEqualTo(4);
            await(() -> finished(id));
        }
    }

    @Test
    void doesNotTryAgainWhatTheServerRefusesForGood() throws Exception {
        try (TopicReader dead = new TopicReader(brokers, Topics.MESSAGES_DEAD_LETTER);
                RefusingMailServer server = new RefusingMailServer(port, "550 nobody here")) {
            UUID id = queue("nobody@example.com", letter("s", "b"));
            JsonNode letter = deadLetter(dead, id.toString());
            assertThat(letter.get("reason").textValue()).isEqualTo("the mail server answered 550");
            assertThat(server.recipients()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane@example.com\r\nBcc: all@example.com",
                "jane@example.com\nBcc: all@example.com",
                "jane@example.com,all@example.com",
                "Jane <jane@example.com>",
                "jane@example.com ",
                "jane",
                "@",
                ""
            })
    void refusesARecipientThatIsNotOneAddress(String to) throws Exception {
        UUID id = UUID.randomUUID();
        assertDead(id, data(to, id, letter("s", "b")), "the recipient is no address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello\r\nBcc: all@example.com",
                "hello\nworld",
                "hello\rworld",
                "a\u0000b",
                "a\u0085b",
                "a\u2028b"
            })
    void refusesASubjectThatWouldBeMoreThanOneHeader(String subject) throws Exception {
        UUID id = UUID.randomUUID();
        assertDead(id, data("jane@example.com", id, letter(subject, "b")), "a header would span lines");
        UUID other = UUID.randomUUID();
        assertDead(
                other,
                data("jane@example.com", other, letter("s", "b").put("from", "a@b.example" + subject.substring(1))),
                "a header would span lines");
    }

    @Test
    void refusesAMessageThatWasSealedForAnotherEvent() throws Exception {
        UUID id = UUID.randomUUID();
        assertDead(id, data("jane@example.com", UUID.randomUUID(), letter("s", "b")), "the message does not open");
    }

    @Test
    void refusesAChannelWithoutATransport() throws Exception {
        UUID id = UUID.randomUUID();
        assertDead(
                id,
                data("+4915112345678", id, letter("s", "b")).put("channel", "FAX"),
                "there is no transport for the channel FAX");
    }

    @Test
    void refusesATextMessageWhereNothingCarriesIt() throws Exception {
        UUID id = UUID.randomUUID();
        assertDead(
                id,
                data("+4915112345678", id, letter("s", "b")).put("channel", "SMS"),
                "no carrier of text messages is configured");
    }

    @Test
    void mailsWhatCameWhileTheDatabaseWasAway() throws Exception {
        startMail();
        PostgresResource.halt();
        try {
            UUID id = UUID.randomUUID();
            produce(id.toString(), bytes(data("jane@example.com", id, letter("while away", "b"))));
        } finally {
            PostgresResource.resume();
        }
        assertThat(await(1).getFirst().getSubject()).isEqualTo("while away");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "\"text\"", "{"})
    void putsARecordThatIsNoMessageOnTheDeadLetterTopicAndGoesOn(String value) throws Exception {
        startMail();
        try (TopicReader dead = new TopicReader(brokers, Topics.MESSAGES_DEAD_LETTER)) {
            produce(UUID.randomUUID().toString(), bytes(value));
            String letter = text(dead.take(1, PATIENCE).getFirst().value());
            assertThat(json.readTree(letter).get("reason").textValue()).startsWith("the record is no JSON");
        }
        queue("jane@example.com", letter("after the poison", "b"));
        assertThat(await(1).getFirst().getSubject()).isEqualTo("after the poison");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not-a-uuid"})
    void putsARecordWithoutAnIdOnTheDeadLetterTopic(String id) throws Exception {
        try (TopicReader dead = new TopicReader(brokers, Topics.MESSAGES_DEAD_LETTER)) {
            produce(id, bytes(data("jane@example.com", UUID.randomUUID(), letter("s", "b"))));
            String letter = text(dead.take(1, PATIENCE).getFirst().value());
            assertThat(json.readTree(letter).get("reason").textValue()).contains("ce_id");
        }
    }

    @ParameterizedTest
    @CsvSource({"us\0er, {}", "user-1, '{\"channel\":\"\\u0000\"}'", "user-1, '{\"a\":[{\"\\u0000\":1}]}'"})
    void putsARecordThatTheDatabaseCannotKeepOnTheDeadLetterTopicAndGoesOn(String key, String value) throws Exception {
        startMail();
        try (TopicReader dead = new TopicReader(brokers, Topics.MESSAGES_DEAD_LETTER)) {
            produce(key, bytes(UUID.randomUUID()), bytes(value));
            String letter = text(dead.take(1, PATIENCE).getFirst().value());
            assertThat(json.readTree(letter).get("reason").textValue())
                    .isEqualTo("the database cannot keep the record");
        }
        queue("jane@example.com", letter("after the poison", "b"));
        assertThat(await(1).getFirst().getSubject()).isEqualTo("after the poison");
    }

    @Test
    void putsARecordWithAnIdOfNothingOnTheDeadLetterTopic() throws Exception {
        try (TopicReader dead = new TopicReader(brokers, Topics.MESSAGES_DEAD_LETTER)) {
            produce("user-1", null, bytes("{}"));
            String letter = text(dead.take(1, PATIENCE).getFirst().value());
            assertThat(json.readTree(letter).get("reason").textValue()).contains("ce_id");
        }
    }

    private void assertDead(UUID id, ObjectNode data, String reason) throws Exception {
        startMail();
        try (TopicReader dead = new TopicReader(brokers, Topics.MESSAGES_DEAD_LETTER)) {
            produce(id.toString(), bytes(data));
            assertThat(deadLetter(dead, id.toString()).get("reason").textValue())
                    .isEqualTo(reason);
            assertThat(mail.getReceivedMessages()).isEmpty();
        }
        mail.stop();
    }

    private JsonNode deadLetter(TopicReader dead, String id) throws Exception {
        return json.readTree(dead.takeUntil(
                        message -> text(message.headers().lastHeader("ce_id").value())
                                .equals(id),
                        PATIENCE)
                .getLast()
                .value());
    }

    private UUID queue(String to, ObjectNode letter) {
        UUID id = UUID.randomUUID();
        Event event = new Event(
                id,
                Topics.MESSAGES,
                to,
                "io.kognita.message.queued",
                "arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_abcdefghi",
                Instant.now(),
                data(to, id, letter));
        try {
            VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> outbox.add(event)));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        return id;
    }

    private void produce(String id, byte[] value) throws Exception {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(Topics.MESSAGES, "user-1", value);
        if (!id.isEmpty()) {
            message.headers().add("ce_id", bytes(id));
        }
        produce(message);
    }

    private void produce(String key, byte[] id, byte[] value) throws Exception {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(Topics.MESSAGES, key, value);
        message.headers().add("ce_id", id);
        produce(message);
    }

    private void produce(ProducerRecord<String, byte[]> message) throws Exception {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(message).get();
        }
    }

    private ObjectNode data(String to, UUID id, ObjectNode letter) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("channel", "EMAIL")
                .put("to", to)
                .put("sealed", sealer.sealText("message", bytes(letter), id.toString()));
    }

    private static ObjectNode letter(String subject, String body) {
        return JsonNodeFactory.instance.objectNode().put("subject", subject).put("body", body);
    }

    private void startMail() {
        mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
    }

    /** Waits for mails and a moment longer, so that one too many is seen. */
    private List<MimeMessage> await(int count) throws InterruptedException {
        assertThat(mail.waitForIncomingEmail(PATIENCE.toMillis(), count)).isTrue();
        Thread.sleep(300);
        assertThat(mail.getReceivedMessages()).hasSize(count);
        return List.of(mail.getReceivedMessages());
    }

    /** How many messages were tried so often and wait for the next try. */
    private long postponed(int tries) {
        String beyondALease = clock.instant().plus(PAUSE.dividedBy(2)).toString();
        return count("tries = " + tries + " and next_try > '" + beyondALease + "'");
    }

    private long count(String condition) {
        return pool.query("select count(*) from message where " + condition)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private boolean finished(UUID id) {
        return row(id) != null && row(id).getValue("finished_at") != null;
    }

    private Row row(UUID id) {
        var rows = pool.preparedQuery("select data, finished_at, tries from message where event_id = $1")
                .execute(Tuple.of(id))
                .await()
                .indefinitely()
                .iterator();
        return rows.hasNext() ? rows.next() : null;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant limit = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(limit);
            Thread.sleep(50);
        }
    }

    private static byte[] bytes(Object text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
