package io.kognita.wire.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What operators see of the outbox. */
@Singleton
final class OutboxMeters {

    private final Clock clock;
    private final Counter relayed;
    private final Counter failures;
    private volatile OutboxTable.Backlog backlog = new OutboxTable.Backlog(0, Optional.empty());

    OutboxMeters(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        relayed = Counter.builder("kognita.outbox.relayed")
                .description("Events that Kafka has acknowledged")
                .register(registry);
        failures = Counter.builder("kognita.outbox.failures")
                .description("Attempts to relay that failed")
                .register(registry);
        registry.gauge("kognita.outbox.depth", this, meters -> meters.backlog.depth());
        registry.gauge("kognita.outbox.oldest.seconds", this, OutboxMeters::oldestSeconds);
    }

    void relayed(int events) {
        relayed.increment(events);
    }

    void failed() {
        failures.increment();
    }

    void waiting(OutboxTable.Backlog seen) {
        backlog = seen;
    }

    private double oldestSeconds() {
        Instant now = clock.instant();
        return backlog.oldest()
                .map(oldest -> Duration.between(oldest, now).toMillis() / 1000.0)
                .orElse(0.0);
    }
}
