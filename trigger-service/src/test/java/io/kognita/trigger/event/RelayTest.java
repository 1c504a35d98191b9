package io.kognita.trigger.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kognita.local.test.KafkaResource;
import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.TopicReader;
import io.kognita.wire.event.Event;
import io.kognita.wire.event.Outbox;
import io.kognita.wire.event.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class RelayTest {

    /** Ends a test that would wait for ever; nothing here is measured. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Outbox outbox;

    @Inject
    Pool pool;

    @Inject
    MeterRegistry meters;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Test
    void publishesACloudEventInBinaryMode() throws Throwable {
        try (TopicReader reader = new TopicReader(brokers, Topics.USERS, "user-a")) {
            Event event = event("user-a", "1");
            add(event);
            ConsumerRecord<String, byte[]> message = reader.take(1, PATIENCE).getFirst();
            assertThat(message.key()).isEqualTo("user-a");
            assertThat(new String(message.value(), StandardCharsets.UTF_8)).isEqualTo("{\"number\": \"1\"}");
            assertThat(header(message, "ce_specversion")).isEqualTo("1.0");
            assertThat(header(message, "ce_id")).isEqualTo(event.id().toString());
            assertThat(header(message, "ce_type")).isEqualTo("io.kognita.test.happened");
            assertThat(header(message, "ce_source")).isEqualTo("test");
            assertThat(header(message, "ce_time")).isEqualTo("2026-11-24T10:00:00.123456Z");
            assertThat(header(message, "content-type")).isEqualTo("application/json");
        }
    }

    @Test
    void losesNothingAndKeepsTheOrderOfAKeyWhileKafkaIsDown() throws Throwable {
        try (TopicReader reader = new TopicReader(brokers, Topics.USERS, "user-c")) {
            add(event("user-c", "before"));
            reader.take(1, PATIENCE);
            KafkaResource.halt();
            double failures = failures();
            try {
                for (int i = 0; i < 250; i++) {
                    add(event("user-c", Integer.toString(i)));
                }
                await(() -> failures() > failures);
                await(() -> meters.get("kognita.outbox.depth").gauge().value() >= 250);
            } finally {
                KafkaResource.resume();
            }
            List<String> numbers = reader.takeUntil(message -> number(message).equals("249"), PATIENCE).stream()
                    .map(RelayTest::number)
                    .distinct()
                    .toList();
            assertThat(numbers)
                    .isEqualTo(
                            IntStream.range(0, 250).mapToObj(Integer::toString).toList());
            await(() -> rows() == 0);
        }
    }

    @Test
    void sweepsUpWhatNoCommitOfThisProcessAnnounced() throws Throwable {
        try (TopicReader reader = new TopicReader(brokers, Topics.USERS, "user-d")) {
            VertxContextSupport.subscribeAndAwait(() -> pool.query("""
                            insert into outbox (id, topic, key, type, source, time, data)
                            values (gen_random_uuid(), 'kognita.users', 'user-d', 't', 's', now(), '{"number": "x"}')
                            """).execute());
            assertThat(reader.take(1, PATIENCE)).hasSize(1);
        }
    }

    @Test
    void waitsWhileAnotherReplicaRelays() throws Throwable {
        try (TopicReader reader = new TopicReader(brokers, Topics.USERS, "user-e")) {
            SqlConnection replica = pool.getConnection().await().indefinitely();
            Transaction relaying = replica.begin().await().indefinitely();
            replica.query("select pg_advisory_xact_lock(hashtextextended(current_schema() || '.outbox', 0))")
                    .execute()
                    .await()
                    .indefinitely();
            try {
                add(event("user-e", "held"));
                assertThatThrownBy(() -> reader.take(1, Duration.ofSeconds(2))).isInstanceOf(AssertionError.class);
            } finally {
                relaying.commit().await().indefinitely();
                replica.close().await().indefinitely();
            }
            assertThat(reader.take(1, PATIENCE)).hasSize(1);
        }
    }

    @Test
    void keepsTheOrderOfAKeyWhenManyWriteAtOnce() throws Throwable {
        try (TopicReader reader = new TopicReader(brokers, Topics.USERS, "user-f", "user-g", "user-h", "user-i")) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (String key : List.of("user-f", "user-g", "user-h", "user-i")) {
                    threads.execute(() -> addInOrder(key, 60));
                }
            }
            List<ConsumerRecord<String, byte[]>> messages = reader.take(240, PATIENCE);
            assertThat(messages.stream()
                            .collect(Collectors.groupingBy(ConsumerRecord::key))
                            .values())
                    .hasSize(4)
                    .allSatisfy(ofKey ->
                            assertThat(ofKey.stream().map(RelayTest::number)).containsExactlyElementsOf(numbers(60)));
        }
    }

    private void addInOrder(String key, int count) {
        for (int i = 0; i < count; i++) {
            try {
                add(event(key, Integer.toString(i)));
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private double failures() {
        return meters.get("kognita.outbox.failures").counter().count();
    }

    private long rows() {
        return pool.query("select count(*) from outbox")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private void add(Event event) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> outbox.add(event)));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant limit = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(limit);
            Thread.sleep(50);
        }
    }

    private static Event event(String key, String number) {
        return new Event(
                UUID.randomUUID(),
                Topics.USERS,
                key,
                "io.kognita.test.happened",
                "test",
                Instant.parse("2026-11-24T10:00:00.123456Z"),
                JsonNodeFactory.instance.objectNode().put("number", number));
    }

    private static String number(ConsumerRecord<String, byte[]> message) {
        return new String(message.value(), StandardCharsets.UTF_8).replaceAll(".*: \"(.*)\"}", "$1");
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
