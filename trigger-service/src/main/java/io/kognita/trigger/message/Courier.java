package io.kognita.trigger.message;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Delivers what the table holds: a thread claims the messages that are due, and each is delivered on a virtual thread, a
 * bounded number at a time. Any number of processes may do so side by side.
 */
@Singleton
class Courier {

    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration FORGET_EVERY = Duration.ofMinutes(1);
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(30);
    private static final Duration LAST_DELIVERIES = Duration.ofSeconds(10);
    private static final int FORGET_AT_ONCE = 10_000;

    private final MessageTable table;
    private final Delivery delivery;
    private final MessageSettings settings;
    private final Clock clock;
    private final Semaphore free;
    private final Semaphore wakeUps = new Semaphore(0);
    private final ExecutorService carriers = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread = Thread.ofPlatform().name("courier").daemon().unstarted(this::run);
    private volatile boolean stopped;
    private Instant forgotAt = Instant.EPOCH;

    Courier(MessageTable table, Delivery delivery, MessageSettings settings, Clock clock) {
        this.table = table;
        this.delivery = delivery;
        this.settings = settings;
        this.clock = clock;
        free = new Semaphore(this.settings.concurrency());
    }

    /** Says that a message was stored. Returns at once. */
    void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        stopped = true;
        wake();
        thread.join(LAST_DELIVERIES);
        carriers.shutdown();
        if (!carriers.awaitTermination(LAST_DELIVERIES.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("messages in delivery are left to the next start");
        }
    }

    private void run() {
        try {
            while (!stopped) {
                if (!deliverDue()) {
                    forgetOld();
                    rest();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("the courier was interrupted", e);
        }
    }

    /** Waits for a free place and fills the free places; false when nothing was due or the database is away. */
    private boolean deliverDue() throws InterruptedException {
        free.acquire();
        free.release();
        Instant now = clock.instant();
        try {
            List<MessageTable.Claimed> claimed = table.claim(
                    free.availablePermits(), now, now.plus(settings.timeout()).plus(LEASE_MARGIN));
            for (MessageTable.Claimed message : claimed) {
                free.acquire();
                carriers.execute(() -> deliver(message));
            }
            return !claimed.isEmpty();
        } catch (RuntimeException e) {
            LOG.warn("messages could not be looked for", e);
            return false;
        }
    }

    private void deliver(MessageTable.Claimed claimed) {
        try {
            delivery.attempt(claimed);
        } catch (RuntimeException e) {
            LOG.warnf(
                    e,
                    "message %s comes again when its lease ends",
                    claimed.message().id());
        } finally {
            free.release();
            // The next message of the same user waited for this one.
            wake();
        }
    }

    private void forgetOld() {
        Instant now = clock.instant();
        if (forgotAt.plus(FORGET_EVERY).isAfter(now)) {
            return;
        }
        forgotAt = now;
        try {
            table.forget(now.minus(settings.remembered()), FORGET_AT_ONCE);
        } catch (RuntimeException e) {
            LOG.debug("old messages could not be forgotten", e);
        }
    }

    private void rest() throws InterruptedException {
        if (wakeUps.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            wakeUps.drainPermits();
        }
    }
}
