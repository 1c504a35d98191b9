package io.kognita.wire.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {

    /** Shortly before the ticker overflows, as it may. */
    private long now = Long.MAX_VALUE - TimeUnit.MILLISECONDS.toNanos(1500);

    private final TokenBuckets buckets = new TokenBuckets(() -> now);

    @Test
    void holdsWhatComesInWithinASecond() {
        assertThat(taken(100, 10)).isEqualTo(10);

        pass(300);
        assertThat(taken(100, 10)).isEqualTo(3);

        pass(60_000);
        assertThat(taken(100, 10)).isEqualTo(10);
    }

    @Test
    void aRefusedCallTakesNothing() {
        taken(10, 10);
        taken(1_000, 10);

        pass(100);
        assertThat(taken(1_000, 10)).isOne();
    }

    @Test
    void admitsTheRateOverManySeconds() {
        int admitted = IntStream.range(0, 10_000)
                .map(call -> {
                    pass(1);
                    return taken(1, 25);
                })
                .sum();

        assertThat(admitted).isBetween(25 * 10, 25 * 11);
    }

    @Test
    void aRateBelowOneASecondLetsASingleCallThrough() {
        assertThat(taken(10, 0.5)).isOne();
        pass(1_900);
        assertThat(taken(10, 0.5)).isZero();
        pass(100);
        assertThat(taken(10, 0.5)).isOne();
    }

    @Test
    void anotherRateHoldsFromTheNextCallOn() {
        assertThat(taken(10, 2)).isEqualTo(2);
        pass(100);
        assertThat(taken(10, 2)).isZero();
        assertThat(taken(100, 100)).isEqualTo(10);
    }

    @Test
    void noOwnerAndNoKindStarvesAnother() {
        taken(100, 1);

        assertThat(buckets.take("pool", "another kind", 1)).isTrue();
        assertThat(buckets.take("another pool", "kind", 1)).isTrue();
        assertThat(buckets.take("pool", "kind", 1)).isFalse();
    }

    @Test
    void threadsTakeNoMoreThanThereIs() {
        long taken = IntStream.range(0, 100_000)
                .parallel()
                .filter(call -> buckets.take("pool", "kind", 777))
                .count();

        assertThat(taken).isEqualTo(777);
    }

    @Test
    void aMillionPoolsFitIntoBoundedMemory() {
        int taken = 0;
        for (int pool = 0; pool < 1_000_000; pool++) {
            buckets.take("pool" + pool, "kind", 10);
            taken += pool % 1_000 == 0 && buckets.take("busy", "kind", 10) ? 1 : 0;
        }

        assertThat(buckets.size()).isLessThanOrEqualTo(TokenBuckets.MOST);
        assertThat(taken).as("the busy pool's bucket is kept").isEqualTo(10);
    }

    @Test
    void forgetsABucketThatNobodyTakesFrom() {
        buckets.take("pool", "kind", 10);

        pass(61_000);

        assertThat(buckets.size()).isZero();
    }

    private int taken(int tries, double perSecond) {
        return (int) IntStream.range(0, tries)
                .filter(call -> buckets.take("pool", "kind", perSecond))
                .count();
    }

    private void pass(long milliseconds) {
        now += TimeUnit.MILLISECONDS.toNanos(milliseconds);
    }
}
