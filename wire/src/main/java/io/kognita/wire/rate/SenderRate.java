package io.kognita.wire.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How often one sender may do something at this replica within a minute, which begins with the sender's first time. Senders
 * are kept in bounded memory, and those seen longest ago are forgotten first.
 */
public final class SenderRate {

    private static final int MAX_SENDERS = 100_000;
    private static final int NETWORK_BYTES = 8;

    private final int perMinute;
    private final Cache<Sender, AtomicInteger> counts;

    /**
     * @param network an address, or the network of one
     * @param purpose what is done; what one does for another purpose is counted apart
     */
    private record Sender(String network, String purpose) {}

    public SenderRate(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        counts = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofMinutes(1))
                .maximumSize(MAX_SENDERS)
                .executor(Runnable::run)
                .ticker(ticker)
                .build();
    }

    /** Counts one more; false when the address has done it too often. */
    public boolean admits(String address, String purpose) {
        return counted(address, purpose) <= perMinute;
    }

    /** Counts one more, of which it is known only afterwards that it counts. */
    public void count(String address, String purpose) {
        counted(address, purpose);
    }

    /** True when the address may not do it any more. */
    public boolean isSpent(String address, String purpose) {
        AtomicInteger count = counts.getIfPresent(sender(address, purpose));
        return count != null && count.get() >= perMinute;
    }

    private int counted(String address, String purpose) {
        return counts.get(sender(address, purpose), unused -> new AtomicInteger())
                .incrementAndGet();
    }

    private static Sender sender(String address, String purpose) {
        return new Sender(network(address), purpose);
    }

    /**
     * The network that an address stands for: one subscriber of IPv6 holds at least 64 bits (RFC 6177), and could come from
     * another address each time.
     */
    public static String network(String address) {
        return address.indexOf(':') >= 0 && InetAddress.ofLiteral(address) instanceof Inet6Address v6
                ? HexFormat.of().formatHex(v6.getAddress(), 0, NETWORK_BYTES)
                : address;
    }
}
