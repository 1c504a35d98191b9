package io.kognita.trigger.message;

import static io.kognita.trigger.support.Patience.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kognita.local.test.PostgresResource;
import io.kognita.trigger.support.QueuedMessages;
import io.kognita.trigger.support.SecuredKafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Topics, relay and consumer reach brokers that ask for TLS and a password, by configuration alone. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = SecuredKafkaResource.class, restrictToAnnotatedClass = true)
class SecuredKafkaTest {

    @Inject
    QueuedMessages messages;

    @Test
    void aMessageComesThrough() throws Exception {
        UUID id = messages.add(
                "user-1",
                "PIGEON",
                "jane",
                JsonNodeFactory.instance.objectNode().put("body", "coo"));

        await(() -> messages.count("event_id = '" + id + "' and finished_at is not null") == 1);
        await(() -> messages.deadLettersWaiting() == 0);
    }
}
