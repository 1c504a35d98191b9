package io.kognita.wire.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SenderRateTest {

    private final Watch watch = new Watch();
    private final SenderRate rate = new SenderRate(2, watch);

    /** A clock that a test sets. */
    private static final class Watch extends Clock {

        private Instant now = Instant.parse("2026-11-24T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void refusesWhoeverComesTooOften() {
        assertThat(rate.admits("192.0.2.1", "a")).isTrue();
        assertThat(rate.admits("192.0.2.1", "a")).isTrue();
        assertThat(rate.admits("192.0.2.1", "a")).isFalse();
        assertThat(rate.admits("192.0.2.2", "a")).isTrue();
        assertThat(rate.admits("192.0.2.1", "b")).isTrue();
    }

    @Test
    void admitsAgainAfterAMinute() {
        rate.admits("192.0.2.1", "a");
        rate.admits("192.0.2.1", "a");
        watch.now = watch.now.plusSeconds(59);
        assertThat(rate.admits("192.0.2.1", "a")).isFalse();
        watch.now = watch.now.plusSeconds(2);
        assertThat(rate.admits("192.0.2.1", "a")).isTrue();
    }

    @Test
    void countsAnIpv6SubscriberOnceWhateverAddressEachCallComesFrom() {
        assertThat(rate.admits("2001:db8:1:2::1", "a")).isTrue();
        assertThat(rate.admits("2001:db8:1:2:3:4:5:6", "a")).isTrue();
        assertThat(rate.admits("2001:db8:1:2:ffff::", "a")).isFalse();
        assertThat(rate.admits("2001:db8:1:3::1", "a")).isTrue();
    }

    @Test
    void isSpentByWhatWasCounted() {
        assertThat(rate.isSpent("192.0.2.1", "a")).isFalse();
        rate.count("192.0.2.1", "a");
        assertThat(rate.isSpent("192.0.2.1", "a")).isFalse();
        assertThat(rate.isSpent("192.0.2.1", "a")).isFalse();
        rate.count("192.0.2.1", "a");
        assertThat(rate.isSpent("192.0.2.1", "a")).isTrue();
        assertThat(rate.admits("192.0.2.1", "a")).isFalse();
    }
}
