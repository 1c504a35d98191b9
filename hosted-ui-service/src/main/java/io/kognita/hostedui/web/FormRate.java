package io.kognita.hostedui.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.kognita.hostedui.HostedUi;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many forms one address may send to this replica. It keeps a single sender from occupying the password hashing of
 * everybody; guesses on one account are counted by the sign-in engine.
 */
@Singleton
public class FormRate {

    private static final int MAX_ADDRESSES = 100_000;
    private static final int NETWORK_BYTES = 8;

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
        return counts.get(sender(address), unused -> new AtomicInteger()).incrementAndGet() <= perMinute;
    }

    /** One subscriber of IPv6 holds at least a network of 64 bits (RFC 6177), and could send each form from another address. */
    private static String sender(String address) {
        return address.indexOf(':') >= 0 && InetAddress.ofLiteral(address) instanceof Inet6Address v6
                ? HexFormat.of().formatHex(v6.getAddress(), 0, NETWORK_BYTES)
                : address;
    }
}
