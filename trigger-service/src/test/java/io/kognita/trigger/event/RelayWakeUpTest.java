package io.kognita.trigger.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kognita.local.test.KafkaResource;
import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.TopicReader;
import io.kognita.wire.event.Event;
import io.kognita.wire.event.Outbox;
import io.kognita.wire.event.Topics;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** An event leaves because of its commit: the next sweep would come in an hour. */
@QuarkusTest
@TestProfile(RelayWakeUpTest.NoSweep.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class RelayWakeUpTest {

    @Inject
    Outbox outbox;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Test
    void leavesAtTheCommit() throws Throwable {
        try (TopicReader reader = new TopicReader(brokers, Topics.USERS, "user-w")) {
            for (int i = 0; i < 20; i++) {
                Event event = event();
                VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> outbox.add(event)));
                assertThat(reader.take(1, Duration.ofSeconds(60))).hasSize(1);
            }
        }
    }

    private static Event event() {
        return new Event(
                UUID.randomUUID(),
                Topics.USERS,
                "user-w",
                "io.kognita.test.happened",
                "test",
                Instant.parse("2026-11-24T10:00:00Z"),
                JsonNodeFactory.instance.objectNode());
    }

    /** Nothing but a commit looks into the outbox. */
    public static final class NoSweep implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kognita.events.sweep", "1H");
        }
    }
}
