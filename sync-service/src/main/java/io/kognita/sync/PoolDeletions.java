package io.kognita.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.wire.event.Outbox;
import io.kognita.wire.event.Topics;
import io.kognita.wire.event.UnreadableRecord;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Hears that an identity pool was deleted, and deletes the data of its identities. */
@Singleton
class PoolDeletions {

    private static final Logger LOG = Logger.getLogger(PoolDeletions.class);
    private static final String DELETED = "io.kognita.identity-pool.deleted";
    private static final Pattern POOL_ID = Pattern.compile("[\\w-]{1,55}:[0-9a-f-]{1,55}");
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final DeletedPools pools;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;

    PoolDeletions(DeletedPools pools, Outbox outbox, ObjectMapper json, Clock clock) {
        this.pools = pools;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /** Ends only when the data is gone: while the database is away, Kafka keeps the record. */
    @Incoming("settings")
    Uni<Void> take(ConsumerRecord<String, byte[]> event) {
        if (!isDeletion(event)) {
            return Uni.createFrom().voidItem();
        }
        Context context = Vertx.currentContext();
        return Uni.createFrom()
                .deferred(() -> delete(event))
                // A pause ends on another thread, but a transaction needs the record's own context.
                .runSubscriptionOn(work -> context.runOnContext(ignored -> work.run()))
                .onFailure()
                .invoke(failure -> LOG.warn("the deletion of an identity pool waits in Kafka", failure))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private Uni<Void> delete(ConsumerRecord<String, byte[]> event) {
        return poolId(event)
                .map(id -> pools.add(id, clock.instant()).chain(pools::removeData))
                .orElseGet(() -> deadLetter(event));
    }

    private Uni<Void> deadLetter(ConsumerRecord<String, byte[]> event) {
        return Panache.withTransaction(() -> outbox.add(UnreadableRecord.event(
                event,
                "the record names no identity pool",
                Topics.SETTINGS_DEAD_LETTER,
                "io.kognita.settings.unreadable",
                "sync-service",
                clock.instant())));
    }

    private Optional<String> poolId(ConsumerRecord<String, byte[]> event) {
        try {
            return Optional.ofNullable(event.value() == null ? null : json.readTree(event.value()))
                    .map(data -> data.path("identityPoolId"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue)
                    .filter(id -> POOL_ID.matcher(id).matches());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isDeletion(ConsumerRecord<String, byte[]> event) {
        Header type = event.headers().lastHeader("ce_type");
        return type != null && type.value() != null && DELETED.equals(new String(type.value(), StandardCharsets.UTF_8));
    }
}
