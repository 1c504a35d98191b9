package io.kognita.trigger.message;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Writes down how a try to deliver a message ended. Its calls block. */
@Singleton
class Endings {

    private static final Logger LOG = Logger.getLogger(Endings.class);

    private final MessageTable table;
    private final DeadLetters deadLetters;
    private final MessageSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;

    Endings(MessageTable table, DeadLetters deadLetters, MessageSettings settings, MeterRegistry meters, Clock clock) {
        this.table = table;
        this.deadLetters = deadLetters;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    void delivered(QueuedMessage message) {
        count(message, "delivered");
        table.finish(message.id(), clock.instant());
    }

    /** Puts the message off, each time for longer, until its tries are used up. */
    void failed(MessageTable.Claimed claimed, String reason) {
        if (claimed.tries() >= settings.tries()) {
            undeliverable(claimed, reason);
            return;
        }
        count(claimed.message(), "postponed");
        Instant next = clock.instant().plus(pause(claimed.tries()));
        LOG.warnf("message %s waits until %s: %s", claimed.message().id(), next, reason);
        table.postpone(claimed.message().id(), next);
    }

    /** The dead letter is written first: a process that dies in between writes it twice rather than never. */
    void undeliverable(MessageTable.Claimed claimed, String reason) {
        QueuedMessage message = claimed.message();
        count(message, "undeliverable");
        LOG.errorf("message %s is undeliverable: %s", message.id(), reason);
        try {
            VertxContextSupport.subscribeAndAwait(() -> deadLetters.add(message, claimed.tries(), reason));
        } catch (Throwable e) {
            throw new IllegalStateException("the dead letter was not written", e);
        }
        table.finish(message.id(), clock.instant());
    }

    private Duration pause(int tries) {
        Duration doubled = settings.firstPause().multipliedBy(1L << Math.min(tries - 1, 20));
        return doubled.compareTo(settings.longestPause()) < 0 ? doubled : settings.longestPause();
    }

    private void count(QueuedMessage message, String outcome) {
        meters.counter("kognita.messages", "channel", message.channelName(), "outcome", outcome)
                .increment();
    }
}
