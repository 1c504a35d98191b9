package io.kognita.trigger.message;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.wire.event.Event;
import io.kognita.wire.event.Outbox;
import io.kognita.wire.event.Topics;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Puts what cannot be delivered on the dead-letter topic, through the outbox, with the reason and as it came. */
@Singleton
class DeadLetters {

    /** More than a message of ours has; of a foreign record no more is kept. */
    private static final int MAX_RAW = 128 * 1024;

    private static final int MAX_KEY = 1024;

    private final Outbox outbox;
    private final Clock clock;

    DeadLetters(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A message that could not be delivered; the body in it is still sealed. */
    Uni<Void> add(QueuedMessage message, int tries, String reason) {
        ObjectNode data = reason(reason).put("tries", tries);
        if (message.data().toString().getBytes(StandardCharsets.UTF_8).length <= MAX_RAW) {
            data.set("message", message.data());
        }
        return add(message.id(), message.key(), data);
    }

    /** A record that is no message. */
    Uni<Void> add(ConsumerRecord<String, byte[]> unreadable, String reason) {
        String place = unreadable.topic() + "/" + unreadable.partition() + "/" + unreadable.offset();
        ObjectNode data = reason(reason).put("record", place);
        if (unreadable.value() != null) {
            byte[] raw = unreadable.value();
            byte[] kept = raw.length > MAX_RAW ? Arrays.copyOf(raw, MAX_RAW) : raw;
            data.put("raw", Base64.getEncoder().encodeToString(kept));
        }
        String key = isKey(unreadable.key()) ? unreadable.key() : place;
        // The same id whenever the record is read again.
        return add(UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)), key, data);
    }

    /** True for what can be a key here too: a foreign record's may be long, or hold what the database cannot keep. */
    private static boolean isKey(String text) {
        return text != null && text.length() <= MAX_KEY && text.indexOf('\0') < 0;
    }

    private Uni<Void> add(UUID id, String key, ObjectNode data) {
        return Panache.withTransaction(() -> outbox.add(new Event(
                id,
                Topics.MESSAGES_DEAD_LETTER,
                key,
                "io.kognita.message.undeliverable",
                "trigger-service",
                clock.instant(),
                data)));
    }

    private static ObjectNode reason(String reason) {
        return JsonNodeFactory.instance.objectNode().put("reason", reason);
    }
}
