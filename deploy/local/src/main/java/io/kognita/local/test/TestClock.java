package io.kognita.local.test;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The services' clock in tests: true time, and ahead of it when a test says so. */
@Singleton
public class TestClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    /** Lets time pass. */
    public void advance(Duration time) {
        ahead = ahead.plus(time);
    }

    /** Shows true time again. */
    public void reset() {
        ahead = Duration.ZERO;
    }

    /** Runs with the clock put forward, and shows true time again. */
    public void later(Duration time, Runnable test) {
        advance(time);
        try {
            test.run();
        } finally {
            reset();
        }
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the services reckon in UTC");
    }
}
