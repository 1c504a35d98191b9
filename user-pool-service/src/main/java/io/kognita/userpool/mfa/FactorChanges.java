package io.kognita.userpool.mfa;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.SecondFactors;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserEvents;
import io.kognita.userpool.user.Users;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Function;

/** Changes what a user has set up beyond the password, and tells of it. */
@Singleton
class FactorChanges {

    private final Users users;
    private final UserEvents events;
    private final Clock clock;

    FactorChanges(Users users, UserEvents events, Clock clock) {
        this.users = users;
        this.events = events;
        this.clock = clock;
    }

    /** Works on a user's row as it is now, in a transaction. */
    Uni<Void> locked(User user, Function<User, Uni<Void>> work) {
        return Panache.withTransaction(() -> users.locked(user).flatMap(work::apply));
    }

    /** Changes a locked user in the current transaction. */
    Uni<Void> apply(Pool pool, User locked, SecondFactors factors) {
        locked.changeSecondFactors(factors, clock.instant());
        return users.flush().chain(() -> events.tell(pool, locked, UserEvents.Fact.MFA_CHANGED));
    }
}
