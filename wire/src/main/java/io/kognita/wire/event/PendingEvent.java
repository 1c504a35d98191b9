package io.kognita.wire.event;

import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** A row of the outbox; the payload stays the text that the database holds. */
record PendingEvent(
        long sequence, UUID id, String topic, String key, String type, String source, Instant time, String data) {

    static PendingEvent of(Row row) {
        return new PendingEvent(
                row.getLong("sequence"),
                row.getUUID("id"),
                row.getString("topic"),
                row.getString("key"),
                row.getString("type"),
                row.getString("source"),
                row.getOffsetDateTime("time").toInstant(),
                row.getString("data"));
    }

    /** The event in binary mode of the CloudEvents Kafka protocol binding 1.0.2, section 3.2. */
    ProducerRecord<String, byte[]> toRecord() {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, key, bytes(data));
        Headers headers = message.headers();
        headers.add("content-type", bytes("application/json"));
        headers.add("ce_specversion", bytes("1.0"));
        headers.add("ce_id", bytes(id.toString()));
        headers.add("ce_type", bytes(type));
        headers.add("ce_source", bytes(source));
        headers.add("ce_time", bytes(time.toString()));
        return message;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
