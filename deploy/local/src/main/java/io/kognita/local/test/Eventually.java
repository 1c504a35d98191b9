package io.kognita.local.test;

import java.time.Duration;
import java.time.Instant;

/** For what becomes true a moment later: what other replicas hear, or what recovers from a fault. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Eventually() {}

    /** What shall become true. */
    public interface Check {
        void run() throws Throwable;
    }

    /** Fails as the check does when it has failed for as long as is reasonable. */
    public static void holds(Check check) throws Throwable {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                check.run();
                return;
            } catch (AssertionError | Exception e) {
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
                Thread.sleep(PAUSE);
            }
        }
    }
}
