package io.kognita.trigger.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for what other threads do. The limit only ends a test that would wait for ever; nothing is measured by it. */
public final class Patience {

    public static final Duration LIMIT = Duration.ofSeconds(60);

    private Patience() {}

    public static void await(BooleanSupplier condition) throws InterruptedException {
        Instant limit = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(limit);
            Thread.sleep(50);
        }
    }
}
