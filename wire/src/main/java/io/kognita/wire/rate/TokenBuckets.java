package io.kognita.wire.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Token buckets of this replica, each of which holds what comes in within a second. They are kept in bounded memory: one that
 * nobody takes from is full, and forgotten; among very many those are kept that are used most.
 *
 * <p>A bucket is one number, the time at which it will be full again (the generic cell rate algorithm of ATM's Traffic
 * Management, in nanoseconds), so taking from it is one compare-and-set, and its rate may be another each time.
 */
@RegisterForReflection(
        // Caffeine finds the class of its entries by name, and Quarkus names to a native image only those that it uses
        // itself.
        classNames = "com.github.benmanes.caffeine.cache.PSAMS")
public final class TokenBuckets {

    static final int MOST = 100_000;

    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Ticker ticker;
    private final Cache<Key, AtomicLong> buckets;

    /**
     * @param owner whose calls share the bucket
     * @param kind of calls
     */
    private record Key(String owner, String kind) {}

    public TokenBuckets() {
        this(Ticker.systemTicker());
    }

    TokenBuckets(Ticker ticker) {
        this.ticker = ticker;
        buckets = Caffeine.newBuilder()
                .expireAfterAccess(IDLE)
                .maximumSize(MOST)
                .executor(Runnable::run)
                .ticker(ticker)
                .build();
    }

    /**
     * Takes a token; false when there is none, which costs nothing.
     *
     * @param perSecond tokens that come in each second; below one, a bucket holds one all the same
     */
    public boolean take(String owner, String kind, double perSecond) {
        long now = ticker.read();
        long interval = (long) (SECOND / perSecond);
        long depth = Math.max((long) SECOND, interval);
        AtomicLong bucket = buckets.get(new Key(owner, kind), unused -> new AtomicLong(now));
        while (true) {
            long full = bucket.get();
            // Differences, for the ticker's numbers may overflow.
            long later = (full - now > 0 ? full : now) + interval;
            if (later - now > depth) {
                return false;
            }
            if (bucket.compareAndSet(full, later)) {
                return true;
            }
        }
    }

    /** How many buckets there are, once what is pending has been done. */
    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }
}
