package io.kognita.trigger.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.kognita.trigger.TriggerSettings;
import io.kognita.trigger.function.Ending;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallTriesTest {

    private static final Instant ACCEPTED = Instant.parse("2026-11-24T12:00:00Z");
    private static final Ending FAILED = new Ending.Failed("timed out");
    private static final Ending THROTTLED = new Ending.Throttled("runs too many times at once");

    private final CallTries tries = new CallTries(new SmallRyeConfigBuilder()
            .withConverter(Duration.class, 200, new DurationConverter())
            .withMapping(TriggerSettings.class)
            .build()
            .getConfigMapping(TriggerSettings.class)
            .asynchronous());

    @Test
    void aFunctionThatFailsIsTriedAfterOneMinuteAndAfterTwo() {
        assertThat(after(1, FAILED, 5)).isEqualTo(again(1, 5 + 60));
        assertThat(after(2, FAILED, 70)).isEqualTo(again(2, 70 + 120));
        assertThat(after(3, FAILED, 200)).isInstanceOf(CallTries.GivenUp.class);
    }

    @Test
    void aFunctionThatRanIsNotTriedAgain() {
        assertThat(after(1, new Ending.Returned(new byte[0]), 5)).isInstanceOf(CallTries.Over.class);
    }

    @Test
    void whatWasNotRunIsTriedForSixHoursAndCountsAsNoTry() {
        assertThat(after(1, THROTTLED, 0)).isEqualTo(again(0, 1));
        assertThat(after(3, THROTTLED, 60)).isEqualTo(again(2, 60 + 30));
        assertThat(after(3, THROTTLED, 3600)).isEqualTo(again(2, 3600 + 300));
        assertThat(after(1, THROTTLED, 6 * 3600 - 299)).isInstanceOf(CallTries.GivenUp.class);
    }

    private CallTries.Next after(int count, Ending ending, int seconds) {
        return tries.after(
                new CallTable.Claimed(UUID.randomUUID(), "f", new byte[0], count, ACCEPTED),
                ending,
                ACCEPTED.plusSeconds(seconds));
    }

    private static CallTries.Again again(int counted, int seconds) {
        return new CallTries.Again(counted, ACCEPTED.plusSeconds(seconds));
    }
}
