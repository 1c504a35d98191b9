package io.kognita.trigger.invocation;

import io.kognita.wire.event.Event;
import io.kognita.wire.event.Outbox;
import io.kognita.wire.event.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Tells of executions: a metric, an event and a row each. Nobody waits for the event's transaction while few are under way; beyond
 * that an answer waits for its own, so that their number stays bounded and none is left out.
 */
@Singleton
class ExecutionRecord {

    private static final Logger LOG = Logger.getLogger(ExecutionRecord.class);
    private static final int UNDER_WAY = 64;
    private static final Duration LAST_EVENTS = Duration.ofSeconds(10);

    private final Outbox outbox;
    private final RecentExecutions recent;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Semaphore free = new Semaphore(UNDER_WAY);

    ExecutionRecord(Outbox outbox, RecentExecutions recent, MeterRegistry meters, Clock clock) {
        this.outbox = outbox;
        this.recent = recent;
        this.meters = meters;
        this.clock = clock;
    }

    /** Never fails: a function that ran has run, whether or not that can be told. */
    Uni<Void> add(Execution execution) {
        Timer.builder("kognita.function.execution")
                .description("Executions of functions with all their tries")
                .tag("trigger", execution.trigger())
                .tag("outcome", execution.outcome())
                .register(meters)
                .record(execution.duration());
        if (!free.tryAcquire()) {
            return written(execution);
        }
        // On a context of its own, for the caller's session ends with the answer.
        Context own = VertxContext.createNewDuplicatedContext();
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(ignored -> written(execution)
                .onTermination()
                .invoke(free::release)
                .subscribe()
                .with(done -> {}));
        return Uni.createFrom().voidItem();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        if (!free.tryAcquire(UNDER_WAY, LAST_EVENTS.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("executions were not recorded before the end");
        }
    }

    private Uni<Void> written(Execution execution) {
        return Panache.withTransaction(() -> outbox.add(event(execution)).chain(() -> recent.add(execution)))
                .onFailure()
                .invoke(failure -> LOG.warn("an execution was not recorded", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Event event(Execution execution) {
        return new Event(
                UUID.randomUUID(),
                Topics.EXECUTIONS,
                execution.userPoolId().orElse(execution.functionArn()),
                "io.kognita.function.executed",
                "trigger-service",
                clock.instant(),
                execution.data());
    }
}
