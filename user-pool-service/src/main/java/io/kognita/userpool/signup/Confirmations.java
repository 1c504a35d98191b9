package io.kognita.userpool.signup;

import io.kognita.userpool.code.Codes;
import io.kognita.userpool.code.OneTimeCode;
import io.kognita.userpool.code.Purpose;
import io.kognita.userpool.code.Subject;
import io.kognita.userpool.message.Destination;
import io.kognita.userpool.message.Draft;
import io.kognita.userpool.message.Messages;
import io.kognita.userpool.message.Occasion;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.trigger.PostConfirmation;
import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.Users;
import io.kognita.userpool.user.Verifications;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Sends the codes that confirm new accounts, and confirms accounts with them. */
@Singleton
class Confirmations {

    private final Codes codes;
    private final Messages messages;
    private final Users users;
    private final Verifications verifications;
    private final PostConfirmation postConfirmation;

    Confirmations(
            Codes codes,
            Messages messages,
            Users users,
            Verifications verifications,
            PostConfirmation postConfirmation) {
        this.codes = codes;
        this.messages = messages;
        this.users = users;
        this.verifications = verifications;
        this.postConfirmation = postConfirmation;
    }

    /** Where a new user's code goes: the phone before the mailbox, and only what the pool verifies. */
    static Optional<Destination> destination(Pool pool, User user) {
        return Stream.of(Destination.PHONE, Destination.EMAIL)
                .filter(pool.autoVerified()::contains)
                .flatMap(attribute ->
                        user.attribute(attribute).map(address -> new Destination(attribute, address)).stream())
                .findFirst();
    }

    /** Writes the message with a code; no transaction may be open. */
    Uni<Draft> write(TriggerContext context, User user, Occasion occasion, Destination destination) {
        return messages.write(context, user, occasion, destination);
    }

    /** Issues and sends a code in the current transaction. */
    Uni<Void> send(Draft draft) {
        return codes.issue(Subject.of(draft.user()), Purpose.CONFIRM_SIGN_UP, draft.destination())
                .flatMap(code -> messages.send(draft, code));
    }

    /**
     * Confirms an account, all of it or nothing: when its alias belongs to somebody else, the code stays good. The code is
     * worth nothing to a user whom an administrator confirmed or disabled meanwhile.
     *
     * @param force takes the alias from whoever has it
     */
    Uni<Void> confirm(TriggerContext context, User user, OneTimeCode code, boolean force) {
        Pool pool = context.pool();
        return Panache.withTransaction(() -> users.locked(user)
                        .invoke(Confirmations::refuseUnlessConfirmable)
                        .call(locked -> codes.spend(code))
                        .flatMap(locked -> verifications.confirm(pool, locked, code.destination(), force)))
                .flatMap(confirmed -> tell(context, confirmed));
    }

    /** Tells the pool's function of an account that is confirmed and stored. */
    Uni<Void> tell(TriggerContext context, User confirmed) {
        return postConfirmation.afterSignUp(context, confirmed);
    }

    private static void refuseUnlessConfirmable(User locked) {
        if (!locked.enabled() || locked.status() != UserStatusType.UNCONFIRMED) {
            throw Codes.expired();
        }
    }
}
