package io.kognita.hostedui.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.kognita.hostedui.HostedUi;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many forms one address may send to this replica. It keeps a single sender from occupying the password hashing of
 * everybody; guesses on one account are counted by the sign-in engine.
 */
@Singleton
public class FormRate {

    private static final int MAX_ADDRESSES = 100_000;

    private final int perMinute;
    private final Cache<String, AtomicInteger> counts;

    FormRate(HostedUi settings, Clock clock) {
        perMinute = settings.formsPerMinute();
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        counts = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofMinutes(1))
                .maximumSize(MAX_ADDRESSES)
                .ticker(ticker)
                .build();
    }

    /** Counts a form; false when the address has sent too many within a minute. */
    public boolean admits(String address) {
        return counts.get(address, unused -> new AtomicInteger()).incrementAndGet() <= perMinute;
    }
}
