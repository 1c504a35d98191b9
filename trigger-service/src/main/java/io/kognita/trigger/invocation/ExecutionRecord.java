package io.kognita.trigger.invocation;

import io.kognita.wire.event.Event;
import io.kognita.wire.event.Outbox;
import io.kognita.wire.event.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Tells of executions: a metric and an event each. */
@Singleton
class ExecutionRecord {

    private static final Logger LOG = Logger.getLogger(ExecutionRecord.class);

    private final Outbox outbox;
    private final MeterRegistry meters;
    private final Clock clock;

    ExecutionRecord(Outbox outbox, MeterRegistry meters, Clock clock) {
        this.outbox = outbox;
        this.meters = meters;
        this.clock = clock;
    }

    /** Never fails: a function that ran has run, whether or not that can be told. */
    Uni<Void> add(Execution execution) {
        Timer.builder("kognita.function.execution")
                .description("Executions of functions with all their tries")
                .tag("trigger", execution.call().trigger())
                .tag("outcome", execution.outcomeName())
                .register(meters)
                .record(execution.duration());
        return Panache.withTransaction(() -> outbox.add(event(execution)))
                .onFailure()
                .invoke(failure -> LOG.warn("an execution was not recorded", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Event event(Execution execution) {
        return new Event(
                UUID.randomUUID(),
                Topics.EXECUTIONS,
                execution.poolId().orElse(execution.call().functionArn()),
                "io.kognita.function.executed",
                "trigger-service",
                clock.instant(),
                execution.data());
    }
}
