package io.kognita.wire.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/**
 * A fact, as CloudEvents 1.0 writes it (Kafka binding, binary mode).
 *
 * @param topic the Kafka topic, one of {@link Topics}
 * @param key what order is kept by: the user's id, or the pool's where no user is concerned
 * @param type for example {@code io.kognita.user.created}
 * @param source the pool's ARN or the service
 * @param data the payload; no secret is in it
 */
public record Event(UUID id, String topic, String key, String type, String source, Instant time, ObjectNode data) {}
