package io.kognita.trigger.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.wire.event.Event;
import io.kognita.wire.event.Outbox;
import io.kognita.wire.event.Topics;
import io.kognita.wire.seal.Sealer;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Queues messages as user-pool-service does, and says what became of them. */
@Singleton
public class QueuedMessages {

    private final Outbox outbox;
    private final Sealer sealer;
    private final Pool pool;

    QueuedMessages(Outbox outbox, Sealer sealer, Pool pool) {
        this.outbox = outbox;
        this.sealer = sealer;
        this.pool = pool;
    }

    /** Queues a message to a user, and returns its event's id. */
    public UUID add(String user, String channel, String to, JsonNode content) {
        UUID id = UUID.randomUUID();
        Event event = new Event(
                id,
                Topics.MESSAGES,
                user,
                "io.kognita.message.queued",
                "arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_abcdefghi",
                Instant.now(),
                data(id, channel, to, content));
        try {
            VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> outbox.add(event)));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        return id;
    }

    /** The payload of a message's event. */
    public ObjectNode data(UUID id, String channel, String to, JsonNode content) {
        byte[] plain = content.toString().getBytes(StandardCharsets.UTF_8);
        return JsonNodeFactory.instance
                .objectNode()
                .put("channel", channel)
                .put("to", to)
                .put("sealed", sealer.sealText("message", plain, id.toString()));
    }

    /** How many rows of the courier's table fulfil a condition. */
    public long count(String condition) {
        return pool.query("select count(*) from message where " + condition)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    /** How many dead letters Kafka has not acknowledged yet. */
    public long deadLettersWaiting() {
        return pool.query("select count(*) from outbox where topic = 'kognita.messages.dead-letter'")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }
}
