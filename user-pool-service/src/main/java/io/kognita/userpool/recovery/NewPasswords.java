package io.kognita.userpool.recovery;

import io.kognita.userpool.message.Destination;
import io.kognita.userpool.password.Credential;
import io.kognita.userpool.password.PasswordChange;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserEvents;
import io.kognita.userpool.user.Users;
import io.kognita.userpool.user.Verifications;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Stores the new passwords that users chose, in the current transaction. */
@Singleton
class NewPasswords {

    private final Users users;
    private final PasswordChange passwordChange;
    private final Verifications verifications;
    private final UserEvents events;
    private final Clock clock;

    NewPasswords(
            Users users, PasswordChange passwordChange, Verifications verifications, UserEvents events, Clock clock) {
        this.users = users;
        this.passwordChange = passwordChange;
        this.verifications = verifications;
        this.events = events;
        this.clock = clock;
    }

    /** After a code: the user is confirmed, and so is the address that the code was read at. */
    Uni<User> afterReset(Pool pool, User locked, Credential credential, Destination proved) {
        return passwordChange
                .store(pool, locked, credential, null)
                .invoke(() -> locked.become(UserStatusType.CONFIRMED, clock.instant()))
                .chain(() -> verifications.verify(pool, locked, proved, false))
                .chain(() -> events.tell(pool, locked, UserEvents.Fact.PASSWORD_CHANGED))
                .replaceWith(locked);
    }

    /** Makes the present password useless until a new one is set. */
    Uni<Void> demand(Pool pool, User locked) {
        locked.become(UserStatusType.RESET_REQUIRED, clock.instant());
        return events.tell(pool, locked, UserEvents.Fact.PASSWORD_RESET);
    }

    /** After the old password, unless another took its place since it was proved. */
    Uni<Void> afterProof(Pool pool, User user, Credential credential) {
        return users.locked(user)
                .invoke(locked -> {
                    if (!locked.passwordHash().equals(user.passwordHash())) {
                        throw ChangePassword.incorrect();
                    }
                })
                .call(locked -> passwordChange.store(pool, locked, credential, null))
                .flatMap(locked -> events.tell(pool, locked, UserEvents.Fact.PASSWORD_CHANGED));
    }
}
