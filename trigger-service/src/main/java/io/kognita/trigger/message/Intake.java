package io.kognita.trigger.message;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes message events from Kafka into the table, from which {@link Courier} delivers them. A record is acknowledged when
 * it is stored, so that neither a mail server that is away nor a single slow message holds up those behind it.
 */
@Singleton
class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final MessageTable table;
    private final DeadLetters deadLetters;
    private final Courier courier;
    private final ObjectMapper json;
    private final Clock clock;

    Intake(MessageTable table, DeadLetters deadLetters, Courier courier, ObjectMapper json, Clock clock) {
        this.table = table;
        this.deadLetters = deadLetters;
        this.courier = courier;
        this.json = json;
        this.clock = clock;
    }

    /** Ends only when the record is stored: while the database is away, Kafka keeps it. */
    @Incoming("messages")
    Uni<Void> take(ConsumerRecord<String, byte[]> event) {
        Context context = Vertx.currentContext();
        return Uni.createFrom()
                .deferred(() -> store(event))
                // A pause ends on another thread, but a transaction needs the record's own context.
                .runSubscriptionOn(work -> context.runOnContext(ignored -> work.run()))
                .onFailure()
                .invoke(failure -> LOG.warn("a message waits in Kafka", failure))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private Uni<Void> store(ConsumerRecord<String, byte[]> event) {
        try {
            return table.add(QueuedMessage.of(event, json), clock.instant())
                    .invoke(courier::wake)
                    .onFailure(Intake::isOfTheRecord)
                    .recoverWithUni(() -> deadLetters.add(event, "the database cannot keep the record"));
        } catch (Undeliverable e) {
            return deadLetters.add(event, e.getMessage());
        }
    }

    /** True for a failure that would come again and hold up all records behind: SQLSTATE's class of data exceptions. */
    private static boolean isOfTheRecord(Throwable failure) {
        return failure instanceof PgException refusal
                && refusal.getSqlState() != null
                && refusal.getSqlState().startsWith("22");
    }
}
