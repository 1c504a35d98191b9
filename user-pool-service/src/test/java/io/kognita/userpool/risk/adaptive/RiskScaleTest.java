package io.kognita.userpool.risk.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import io.kognita.userpool.auth.event.Origin;
import io.kognita.userpool.auth.event.Place;
import io.kognita.userpool.auth.event.RiskLevel;
import io.kognita.userpool.risk.PastSignIn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RiskScaleTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String HOME = "203.0.113.7";
    private static final String ELSEWHERE = "192.0.2.7";
    private static final Place LONDON = new Place("London", "United Kingdom", 51.5, -0.1);
    private static final Place TOKYO = new Place("Tokyo", "Japan", 35.7, 139.7);

    private final List<PastSignIn> history = new ArrayList<>();

    @Test
    void nothingIsStrangeOfSomebodyUnknown() {
        assertThat(level(ELSEWHERE, "new", null)).isEmpty();
    }

    @Test
    void knownDeviceAndAddressAreNoRisk() {
        past(HOME, "phone", null);
        assertThat(level(HOME, "phone", null)).isEmpty();
    }

    @Test
    void onePartThatIsNewIsLowBothAreMedium() {
        past(HOME, "phone", null);
        assertThat(level(ELSEWHERE, "phone", null)).contains(RiskLevel.LOW);
        assertThat(level(HOME, "new", null)).contains(RiskLevel.LOW);
        assertThat(level(ELSEWHERE, "new", null)).contains(RiskLevel.MEDIUM);
    }

    @Test
    void aKnownDeviceInAKnownNetworkIsNoRisk() {
        past(HOME, "phone", null);
        past("2001:db8:1:2::7", "phone", null);
        assertThat(level("203.0.113.200", "phone", null)).isEmpty();
        assertThat(level("2001:db8:1:ffff::1", "phone", null)).isEmpty();
        assertThat(level("203.0.114.7", "phone", null)).contains(RiskLevel.LOW);
        assertThat(level("203.0.113.200", "new", null)).contains(RiskLevel.MEDIUM);
    }

    @Test
    void readsAnAddressHoweverItIsWritten() {
        past("2001:db8::1", "phone", null);
        assertThat(level("2001:0db8:0:0:0:0:0:1", "new", null)).contains(RiskLevel.LOW);
    }

    @Test
    void aDeviceThatTheUserConfirmedIsKnown() {
        past(HOME, "phone", null);
        assertThat(RiskScale.level(origin(HOME, "new"), Optional.empty(), true, history, NOW))
                .isEmpty();
    }

    @Test
    void nobodyIsInLondonAndInTokyoWithinAnHour() {
        past(HOME, "phone", LONDON);
        assertThat(level(ELSEWHERE, "new", TOKYO)).contains(RiskLevel.HIGH);
        assertThat(level(ELSEWHERE, "phone", TOKYO)).contains(RiskLevel.MEDIUM);
        assertThat(level(ELSEWHERE, "new", LONDON)).contains(RiskLevel.MEDIUM);
    }

    @Test
    void aFlightTakesItsTime() {
        history.add(new PastSignIn(
                origin(HOME, "phone"), Optional.of(LONDON), NOW.minus(Duration.ofHours(14)), true, Optional.empty()));
        assertThat(level(ELSEWHERE, "phone", TOKYO)).contains(RiskLevel.LOW);
    }

    @Test
    void whatDidNotSucceedTeachesNothing() {
        past(HOME, "phone", null);
        history.addFirst(new PastSignIn(origin(ELSEWHERE, "new"), Optional.empty(), NOW, false, Optional.empty()));
        assertThat(level(ELSEWHERE, "new", null)).contains(RiskLevel.MEDIUM);
    }

    @Test
    void anAttemptThatWasTheUsersIsKnownFromThenOn() {
        past(HOME, "phone", null);
        history.addFirst(new PastSignIn(origin(ELSEWHERE, "new"), Optional.empty(), NOW, false, Optional.of(true)));
        assertThat(level(ELSEWHERE, "new", null)).isEmpty();
    }

    @Test
    void anAttemptThatWasNotTheUsersRaisesTheRisk() {
        past(HOME, "phone", null);
        history.addFirst(new PastSignIn(origin(ELSEWHERE, "new"), Optional.empty(), NOW, true, Optional.of(false)));
        assertThat(level(ELSEWHERE, "new", null)).contains(RiskLevel.HIGH);
        assertThat(level(ELSEWHERE, "phone", null)).contains(RiskLevel.MEDIUM);
        assertThat(level(HOME, "phone", null)).isEmpty();
    }

    @Test
    void theLastJudgementCounts() {
        past(HOME, "phone", null);
        history.addFirst(new PastSignIn(origin(HOME, "phone"), Optional.empty(), NOW, true, Optional.of(false)));
        history.addFirst(new PastSignIn(origin(HOME, "phone"), Optional.empty(), NOW, true, Optional.of(true)));
        assertThat(level(HOME, "phone", null)).isEmpty();
    }

    @Test
    void somebodyElsesPlaceIsNotWhereTheUserWas() {
        past(HOME, "phone", LONDON);
        history.addFirst(new PastSignIn(
                origin(ELSEWHERE, "new"), Optional.of(TOKYO), NOW.minusSeconds(60), true, Optional.of(false)));
        assertThat(level(HOME, "phone", LONDON)).isEmpty();
    }

    @Test
    void theIdOfADeviceComesBeforeItsUserAgent() {
        history.add(new PastSignIn(
                new Origin(HOME, "Browser", "id", null, null), Optional.empty(), NOW, true, Optional.empty()));
        assertThat(RiskScale.level(
                        new Origin(HOME, "Browser", "other", null, null), Optional.empty(), false, history, NOW))
                .contains(RiskLevel.LOW);
        assertThat(RiskScale.level(new Origin(HOME, "Other", "id", null, null), Optional.empty(), false, history, NOW))
                .isEmpty();
    }

    private Optional<RiskLevel> level(String address, String device, Place place) {
        return RiskScale.level(origin(address, device), Optional.ofNullable(place), false, history, NOW);
    }

    private void past(String address, String device, Place place) {
        history.add(new PastSignIn(
                origin(address, device),
                Optional.ofNullable(place),
                NOW.minus(Duration.ofHours(1)),
                true,
                Optional.empty()));
    }

    private static Origin origin(String address, String device) {
        return new Origin(address, device, null, null, null);
    }
}
