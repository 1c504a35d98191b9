package io.kognita.local.run;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/**
 * Tells how long the parts of a start take.
 *
 * @param start when it began
 * @param out where it is told
 */
record Stopwatch(Instant start, PrintStream out) {

    void say(String what) {
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        out.printf("  %5.1f s  %s%n", seconds, what);
    }
}
