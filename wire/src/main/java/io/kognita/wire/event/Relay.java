package io.kognita.wire.event;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Takes events from the outbox to Kafka, at least once and in order per key, on a thread of its own, for the Kafka client
 * and this loop block. Commits of this process wake it; a sweep finds what other processes left behind.
 */
@Singleton
final class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration FIRST_PAUSE_WHEN_BUSY = Duration.ofMillis(20);
    private static final Duration FIRST_PAUSE_AFTER_FAILURE = Duration.ofMillis(200);
    private static final Duration MEASURE_EVERY = Duration.ofSeconds(5);
    private static final Duration LAST_BATCH_LIMIT = Duration.ofSeconds(10);

    private final OutboxTable table;
    private final KafkaPublisher publisher;
    private final EventSettings settings;
    private final OutboxMeters meters;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().name("outbox-relay").daemon().unstarted(this::run);
    private volatile boolean stopped;
    private long measuredAt = System.nanoTime() - MEASURE_EVERY.toNanos();

    Relay(OutboxTable table, KafkaPublisher publisher, EventSettings settings, OutboxMeters meters) {
        this.table = table;
        this.publisher = publisher;
        this.settings = settings;
        this.meters = meters;
    }

    /** How one look at the outbox ended. */
    private enum Round {
        /** Nothing is left. */
        DRAINED,
        /** Another replica is relaying. */
        BUSY,
        /** Kafka or the database is away. */
        FAILED
    }

    /** Says that an event was committed. Returns at once. */
    void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    void start(@Observes StartupEvent started) {
        if (!settings.relay()) {
            LOG.info("kognita.events.relay is off: events stay in the outbox");
        } else if (!publisher.configured()) {
            LOG.warn("kafka.bootstrap.servers is not set: events stay in the outbox");
        } else {
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        stopped = true;
        wake();
        if (thread.isAlive()) {
            thread.join(LAST_BATCH_LIMIT);
        }
    }

    private void run() {
        int setbacks = 0;
        try {
            while (!stopped) {
                Round round = drain(setbacks);
                setbacks = round == Round.DRAINED ? 0 : setbacks + 1;
                measure();
                rest(round, setbacks);
            }
        } catch (InterruptedException e) {
            LOG.debug("the relay was interrupted", e);
        } finally {
            publisher.close();
        }
    }

    private Round drain(int setbacks) {
        try {
            publisher.open();
            Optional<Integer> taken;
            do {
                taken = table.relayHead(publisher::publish);
                taken.ifPresent(meters::relayed);
            } while (!stopped && taken.filter(rows -> rows == OutboxTable.BATCH).isPresent());
            return taken.isPresent() ? Round.DRAINED : Round.BUSY;
        } catch (RuntimeException e) {
            meters.failed();
            LOG.logf(setbacks == 0 ? Logger.Level.WARN : Logger.Level.DEBUG, e, "events wait in the outbox");
            return Round.FAILED;
        }
    }

    /** Counts what waits, also while Kafka is away. */
    private void measure() {
        long now = System.nanoTime();
        if (now - measuredAt < MEASURE_EVERY.toNanos()) {
            return;
        }
        measuredAt = now;
        try {
            meters.waiting(table.backlog());
        } catch (RuntimeException e) {
            LOG.debug("the outbox could not be counted", e);
        }
    }

    private void rest(Round round, int setbacks) throws InterruptedException {
        switch (round) {
            case DRAINED -> awaitWakeUp();
            case BUSY -> Thread.sleep(pause(FIRST_PAUSE_WHEN_BUSY, setbacks, settings.sweep()));
            case FAILED -> Thread.sleep(pause(FIRST_PAUSE_AFTER_FAILURE, setbacks, settings.longestPause()));
        }
    }

    private void awaitWakeUp() throws InterruptedException {
        if (wakeUps.tryAcquire(settings.sweep().toNanos(), TimeUnit.NANOSECONDS)) {
            wakeUps.drainPermits();
        }
    }

    private static Duration pause(Duration first, int setbacks, Duration longest) {
        Duration doubled = first.multipliedBy(1L << Math.min(setbacks - 1, 16));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
