package io.kognita.userpool.message;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.kognita.wire.event.Event;
import io.kognita.wire.event.Outbox;
import io.kognita.wire.event.Topics;
import io.kognita.wire.seal.Sealer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;

/** Queues what the courier delivers, sealed, in the current transaction. */
@Singleton
class MessageQueue {

    private static final String PURPOSE = "message";

    private final Outbox outbox;
    private final Sealer sealer;
    private final Clock clock;

    MessageQueue(Outbox outbox, Sealer sealer, Clock clock) {
        this.outbox = outbox;
        this.sealer = sealer;
        this.clock = clock;
    }

    /**
     * Queues a message.
     *
     * @param channel by which it goes
     * @param to an address, or the function of the channel {@code FUNCTION}
     * @param content what only the courier may read
     */
    Uni<Void> add(Pool pool, User user, String channel, String to, ObjectNode content) {
        UUID id = UUID.randomUUID();
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("channel", channel)
                .put("to", to)
                .put("sealed", sealed(id, content));
        return outbox.add(new Event(
                id,
                Topics.MESSAGES,
                user.sub().toString(),
                "io.kognita.message.queued",
                pool.arn(),
                clock.instant(),
                data));
    }

    /** The content as it lies in an event with an id. */
    String sealed(UUID id, ObjectNode content) {
        return sealer.sealText(PURPOSE, content.toString().getBytes(StandardCharsets.UTF_8), id.toString());
    }
}
