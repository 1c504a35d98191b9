package io.kognita.wire.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is told of a record that its consumer could not read: the reason, where it lies, and what it holds. */
public final class UnreadableRecord {

    /** More than an event of ours has; of a foreign record no more is kept. */
    private static final int MAX_RAW = 128 * 1024;

    private static final int MAX_KEY = 1024;

    private UnreadableRecord() {}

    /** An event for a dead-letter topic, with the same id whenever the record is read again. */
    public static Event event(
            ConsumerRecord<String, byte[]> unreadable,
            String reason,
            String topic,
            String type,
            String source,
            Instant now) {
        String place = unreadable.topic() + "/" + unreadable.partition() + "/" + unreadable.offset();
        ObjectNode data =
                JsonNodeFactory.instance.objectNode().put("reason", reason).put("record", place);
        if (unreadable.value() != null) {
            byte[] raw = unreadable.value();
            byte[] kept = raw.length > MAX_RAW ? Arrays.copyOf(raw, MAX_RAW) : raw;
            data.put("raw", Base64.getEncoder().encodeToString(kept));
        }
        return new Event(
                UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)),
                topic,
                isKey(unreadable.key()) ? unreadable.key() : place,
                type,
                source,
                now,
                data);
    }

    /** True for what can be a key here too: a foreign record's may be long, or hold what the database cannot keep. */
    private static boolean isKey(String text) {
        return text != null && text.length() <= MAX_KEY && text.indexOf('\0') < 0;
    }
}
