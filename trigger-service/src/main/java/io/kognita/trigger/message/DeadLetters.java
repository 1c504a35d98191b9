package io.kognita.trigger.message;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.wire.event.Event;
import io.kognita.wire.event.Outbox;
import io.kognita.wire.event.Topics;
import io.kognita.wire.event.UnreadableRecord;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Puts what cannot be delivered on the dead-letter topic, through the outbox, with the reason and as it came. */
@Singleton
class DeadLetters {

    private static final String TYPE = "io.kognita.message.undeliverable";
    private static final String SOURCE = "trigger-service";

    /** More than a message of ours has. */
    private static final int MAX_MESSAGE = 128 * 1024;

    private final Outbox outbox;
    private final Clock clock;

    DeadLetters(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A message that could not be delivered; the body in it is still sealed. */
    Uni<Void> add(QueuedMessage message, int tries, String reason) {
        ObjectNode data =
                JsonNodeFactory.instance.objectNode().put("reason", reason).put("tries", tries);
        if (message.data().toString().getBytes(StandardCharsets.UTF_8).length <= MAX_MESSAGE) {
            data.set("message", message.data());
        }
        return add(new Event(
                message.id(), Topics.MESSAGES_DEAD_LETTER, message.key(), TYPE, SOURCE, clock.instant(), data));
    }

    /** A record that is no message. */
    Uni<Void> add(ConsumerRecord<String, byte[]> unreadable, String reason) {
        return add(
                UnreadableRecord.event(unreadable, reason, Topics.MESSAGES_DEAD_LETTER, TYPE, SOURCE, clock.instant()));
    }

    private Uni<Void> add(Event event) {
        return Panache.withTransaction(() -> outbox.add(event));
    }
}
