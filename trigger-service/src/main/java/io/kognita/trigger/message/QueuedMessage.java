package io.kognita.trigger.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.wire.seal.Sealer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A message event as it comes from Kafka: {@code {"channel", "to", "sealed"}}.
 *
 * @param id the event's CloudEvents id
 * @param key what Kafka keeps order by: the user's id
 */
record QueuedMessage(UUID id, String key, ObjectNode data) {

    private static final String PURPOSE = "message";

    /**
     * Reads an event.
     *
     * @throws Undeliverable when the record is no such event
     */
    static QueuedMessage of(ConsumerRecord<String, byte[]> message, ObjectMapper json) {
        try {
            if (message.value() != null && json.readTree(message.value()) instanceof ObjectNode data) {
                return new QueuedMessage(id(message), message.key() == null ? "" : message.key(), data);
            }
        } catch (IOException e) {
            throw new Undeliverable("the record is no JSON");
        }
        throw new Undeliverable("the record is no JSON object");
    }

    String channel() {
        return text("channel");
    }

    /** The channel as metrics name it, which a foreign record must not make up. */
    String channelName() {
        return switch (data.path("channel").asText()) {
            case "EMAIL" -> "email";
            case "SMS" -> "sms";
            case "FUNCTION" -> "function";
            default -> "unknown";
        };
    }

    String to() {
        return text("to");
    }

    String sealed() {
        return text("sealed");
    }

    /**
     * What only the courier may read.
     *
     * @throws Undeliverable when it was sealed for another event, or is no JSON
     */
    JsonNode content(Sealer sealer, ObjectMapper json) {
        byte[] plain = sealer.openText(PURPOSE, sealed(), id.toString())
                .orElseThrow(() -> new Undeliverable("the message does not open"));
        try {
            return json.readTree(plain);
        } catch (IOException e) {
            throw new Undeliverable("the opened message is no JSON");
        }
    }

    private String text(String name) {
        JsonNode value = data.get(name);
        if (value == null || !value.isTextual()) {
            throw new Undeliverable("the message has no " + name);
        }
        return value.textValue();
    }

    private static UUID id(ConsumerRecord<String, byte[]> message) {
        Header header = message.headers().lastHeader("ce_id");
        try {
            if (header != null && header.value() != null) {
                return UUID.fromString(new String(header.value(), StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException e) {
            throw new Undeliverable("the record's ce_id is no UUID");
        }
        throw new Undeliverable("the record has no ce_id");
    }

    /** Addresses are personal data: they stay out of logs. */
    @Override
    public String toString() {
        return "QueuedMessage[" + id + "]";
    }
}
