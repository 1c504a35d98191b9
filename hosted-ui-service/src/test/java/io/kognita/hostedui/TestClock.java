package io.kognita.hostedui;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** The real time, and what a test adds to it. */
@Singleton
public class TestClock {

    private volatile Duration ahead = Duration.ZERO;

    /** Lets time pass. */
    public void advance(Duration time) {
        ahead = ahead.plus(time);
    }

    public void reset() {
        ahead = Duration.ZERO;
    }

    @Produces
    @Singleton
    Clock clock() {
        InstantSource source = this::now;
        return source.withZone(ZoneOffset.UTC);
    }

    public Instant now() {
        return Instant.now().plus(ahead);
    }
}
