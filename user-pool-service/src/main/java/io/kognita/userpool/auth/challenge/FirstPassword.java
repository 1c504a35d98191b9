package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Refusals;
import io.kognita.userpool.password.Credential;
import io.kognita.userpool.password.PasswordChange;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserEvents;
import io.kognita.userpool.user.Users;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Turns a user with a temporary password into one with their own, once. */
@Singleton
class FirstPassword {

    private final PasswordChange passwords;
    private final Users users;
    private final UserEvents events;
    private final Clock clock;

    FirstPassword(PasswordChange passwords, Users users, UserEvents events, Clock clock) {
        this.passwords = passwords;
        this.users = users;
        this.events = events;
        this.clock = clock;
    }

    /** Sets password and attributes; fails when another call did so first. */
    Uni<User> set(Attempt attempt, User user, String password, Map<String, String> attributes) {
        return passwords
                .prepare(attempt.pool(), user, password)
                .flatMap(credential -> Panache.withTransaction(() -> locked(user)
                        .flatMap(fresh ->
                                change(attempt, fresh, credential, attributes).replaceWith(fresh))));
    }

    private Uni<User> locked(User user) {
        return users.locked(user).invoke(fresh -> {
            if (fresh.status() != UserStatusType.FORCE_CHANGE_PASSWORD) {
                throw Refusals.usedSession();
            }
        });
    }

    private Uni<Void> change(Attempt attempt, User user, Credential credential, Map<String, String> attributes) {
        user.changeAttributes(attempt.pool(), attributes, clock.instant());
        user.become(UserStatusType.CONFIRMED, clock.instant());
        return passwords
                .store(attempt.pool(), user, credential, null)
                .chain(users::flush)
                .chain(() -> events.tell(attempt.pool(), user, UserEvents.Fact.PASSWORD_CHANGED));
    }
}
