package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.user.SecondFactor;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserEvents;
import io.kognita.userpool.user.Users;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The first address of a user who has none, to which the codes of a second factor will go. */
@Singleton
class FirstAddress {

    private final Users users;
    private final UserEvents events;
    private final Clock clock;

    FirstAddress(Users users, UserEvents events, Clock clock) {
        this.users = users;
        this.events = events;
        this.clock = clock;
    }

    /** The factor whose address an answer gives. */
    static Optional<SecondFactor> given(Attempt attempt) {
        return Arrays.stream(SecondFactor.values())
                .filter(factor -> value(attempt, factor).isPresent())
                .findFirst();
    }

    /** Gives a user the address of an answer, as far as the client may write it; nobody has verified it yet. */
    Uni<User> set(Attempt attempt, User user, SecondFactor factor) {
        Map<String, String> given =
                Map.of(factor.address().orElseThrow(), value(attempt, factor).orElseThrow());
        return Panache.withTransaction(() -> users.locked(user)
                .invoke(locked -> locked.changeAttributes(
                        attempt.pool(), FirstAttributes.permitted(attempt, locked, given), clock.instant()))
                .call(users::flush)
                .call(locked -> events.tellOfAttributes(attempt.pool(), locked, given.keySet())));
    }

    /** Amazon's clients send {@code EMAIL}, its guide says {@code email}. */
    private static Optional<String> value(Attempt attempt, SecondFactor factor) {
        return factor.address()
                .flatMap(name -> attempt.optional(name).or(() -> attempt.optional(name.toUpperCase(Locale.ROOT))));
    }
}
