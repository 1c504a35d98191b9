package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Refusals;
import io.kognita.userpool.auth.Session;
import io.kognita.userpool.password.Credential;
import io.kognita.userpool.password.PasswordChange;
import io.kognita.userpool.risk.compromised.ChosenPasswords;
import io.kognita.userpool.risk.compromised.Occasion;
import io.kognita.userpool.user.Standing;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserEvents;
import io.kognita.userpool.user.Users;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventFilterType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Turns a user with a temporary password into one with their own, once. */
@Singleton
class FirstPassword {

    private final ChosenPasswords chosenPasswords;
    private final PasswordChange passwords;
    private final Users users;
    private final UserEvents events;
    private final Clock clock;

    FirstPassword(
            ChosenPasswords chosenPasswords, PasswordChange passwords, Users users, UserEvents events, Clock clock) {
        this.chosenPasswords = chosenPasswords;
        this.passwords = passwords;
        this.users = users;
        this.events = events;
        this.clock = clock;
    }

    /** Sets password and attributes, or nothing; fails when another call did so first or the password was replaced. */
    Uni<User> set(Attempt attempt, Session session, User user, String password) {
        return chosenPasswords
                .prepare(occasion(attempt), user, password)
                .flatMap(credential -> Panache.withTransaction(() -> users.locked(user)
                        .invoke(fresh -> check(session, fresh))
                        .call(fresh -> change(attempt, fresh, credential))));
    }

    private static Occasion occasion(Attempt attempt) {
        return new Occasion(
                EventFilterType.PASSWORD_CHANGE,
                attempt.pool(),
                attempt.client().id(),
                attempt.call());
    }

    /** Refuses a user who is not any more where the session left them. */
    static void check(Session session, User user) {
        if (!user.enabled()) {
            throw Standing.disabled();
        }
        if (user.status() != UserStatusType.FORCE_CHANGE_PASSWORD) {
            throw Refusals.usedSession();
        }
        if (!session.provedPasswordOf(user)) {
            throw Refusals.invalidSession();
        }
    }

    private Uni<Void> change(Attempt attempt, User user, Credential credential) {
        user.changeAttributes(attempt.pool(), FirstAttributes.checked(attempt, user), clock.instant());
        user.become(UserStatusType.CONFIRMED, clock.instant());
        return passwords
                .store(attempt.pool(), user, credential, null)
                .chain(users::flush)
                .chain(() -> events.tell(attempt.pool(), user, UserEvents.Fact.PASSWORD_CHANGED));
    }
}
