package io.kognita.userpool.recovery;

import io.kognita.userpool.code.Codes;
import io.kognita.userpool.code.OneTimeCode;
import io.kognita.userpool.code.Purpose;
import io.kognita.userpool.code.Subject;
import io.kognita.userpool.message.Destination;
import io.kognita.userpool.message.Draft;
import io.kognita.userpool.message.Messages;
import io.kognita.userpool.message.Occasion;
import io.kognita.userpool.password.Credential;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.Users;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Function;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Codes with which users set a new password without the old one. */
@Singleton
class ResetCodes {

    private final Codes codes;
    private final Messages messages;
    private final Users users;
    private final NewPasswords newPasswords;

    ResetCodes(Codes codes, Messages messages, Users users, NewPasswords newPasswords) {
        this.codes = codes;
        this.messages = messages;
        this.users = users;
        this.newPasswords = newPasswords;
    }

    /** A user who has only a temporary password, or none here at all, has nothing to reset. */
    static boolean resettable(User user) {
        return user.status() == UserStatusType.CONFIRMED
                || user.status() == UserStatusType.RESET_REQUIRED
                || user.status() == UserStatusType.UNCONFIRMED;
    }

    /** AWS's answer where the user's status permits no reset. */
    static NotAuthorizedException unresettable() {
        return NotAuthorizedException.builder()
                .message("User password cannot be reset in the current state.")
                .build();
    }

    /** Issues and sends a code, in a transaction of its own. */
    Uni<Void> send(TriggerContext context, User user, Destination destination) {
        return messages.write(context, user, Occasion.RESET_PASSWORD, destination)
                .flatMap(draft -> Panache.withTransaction(() -> issue(draft)));
    }

    /**
     * Sends a code to a user who cannot sign in again before it is given back.
     *
     * @param destination where to, or why not
     */
    Uni<Void> demand(TriggerContext context, User user, Function<User, Destination> destination) {
        return messages.write(context, user, Occasion.RESET_PASSWORD, destination.apply(user))
                .flatMap(draft -> Panache.withTransaction(() -> users.locked(user)
                        .invoke(locked -> draft.checkFor(destination.apply(locked)))
                        .flatMap(locked -> newPasswords.demand(context.pool(), locked))
                        .chain(() -> issue(draft))));
    }

    private Uni<Void> issue(Draft draft) {
        return codes.issue(Subject.of(draft.user()), Purpose.RESET_PASSWORD, draft.destination())
                .flatMap(code -> messages.send(draft, code));
    }

    /**
     * Spends a code and sets the password, both or neither, unless an administrator took the user elsewhere meanwhile. The
     * user is locked first, as by a change of the address that withdraws the code, or each could wait for the other.
     */
    Uni<User> redeem(Pool pool, User user, OneTimeCode code, Credential credential) {
        return Panache.withTransaction(() -> users.locked(user)
                .invoke(ResetCodes::refuseUnlessResettable)
                .call(locked -> codes.spend(code))
                .flatMap(locked -> newPasswords.afterReset(pool, locked, credential, code.destination())));
    }

    private static void refuseUnlessResettable(User locked) {
        if (!locked.enabled() || !resettable(locked)) {
            throw Codes.expired();
        }
    }
}
