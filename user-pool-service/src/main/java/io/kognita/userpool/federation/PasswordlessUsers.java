package io.kognita.userpool.federation;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserEvents;
import io.kognita.userpool.user.Users;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Users whose only way in is a provider. */
@Singleton
class PasswordlessUsers {

    private final Users users;
    private final UserEvents events;
    private final Clock clock;

    PasswordlessUsers(Users users, UserEvents events, Clock clock) {
        this.users = users;
        this.events = events;
        this.clock = clock;
    }

    /** Takes a user's password away, in a transaction of its own. */
    Uni<Void> become(Pool pool, User user) {
        return Panache.withTransaction(() -> users.locked(user)
                .invoke(locked -> locked.removePassword(clock.instant()))
                .flatMap(locked -> events.tell(pool, locked, UserEvents.Fact.PASSWORD_CHANGED)));
    }
}
