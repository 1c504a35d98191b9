package io.kognita.userpool.risk.adaptive;

import io.kognita.userpool.auth.event.Assessment;
import io.kognita.userpool.auth.event.Place;
import io.kognita.userpool.risk.PastSignIn;
import io.kognita.userpool.risk.SignInHistory;
import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Compares a sign-in with those before it. */
@Singleton
public class Suspicions {

    private final SignInHistory history;
    private final Places places;
    private final Clock clock;

    Suspicions(SignInHistory history, Places places, Clock clock) {
        this.history = history;
        this.places = places;
        this.clock = clock;
    }

    /**
     * Finds the level of a risk; nothing is done about it yet.
     *
     * @param trustedDevice whether the client names a device that the user confirmed
     */
    public Uni<Assessment> judge(User user, Assessment begun, boolean trustedDevice) {
        return places.of(begun.origin().address())
                .flatMap(place -> history.of(user).map(past -> judge(begun, place, trustedDevice, past)));
    }

    private Assessment judge(Assessment begun, Optional<Place> place, boolean trustedDevice, List<PastSignIn> past) {
        return begun.judgedAs(
                RiskScale.level(begun.origin(), place, trustedDevice, past, clock.instant())
                        .orElse(null),
                place.orElse(null));
    }
}
