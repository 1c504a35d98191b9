package io.kognita.userpool.signup;

import io.kognita.userpool.code.Codes;
import io.kognita.userpool.code.OneTimeCode;
import io.kognita.userpool.code.Purpose;
import io.kognita.userpool.code.Subject;
import io.kognita.userpool.message.Destination;
import io.kognita.userpool.message.Messages;
import io.kognita.userpool.message.Occasion;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.Verifications;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;

/** Sends the codes that confirm new accounts, and confirms accounts with them. */
@Singleton
class Confirmations {

    private final Codes codes;
    private final Messages messages;
    private final Verifications verifications;

    Confirmations(Codes codes, Messages messages, Verifications verifications) {
        this.codes = codes;
        this.messages = messages;
        this.verifications = verifications;
    }

    /** Where a new user's code goes: the phone before the mailbox, and only what the pool verifies. */
    static Optional<Destination> destination(Pool pool, User user) {
        return Stream.of(Destination.PHONE, Destination.EMAIL)
                .filter(pool.autoVerified()::contains)
                .flatMap(attribute ->
                        user.attribute(attribute).map(address -> new Destination(attribute, address)).stream())
                .findFirst();
    }

    /** Issues and sends a code in the current transaction. */
    Uni<Void> send(Pool pool, User user, Destination destination) {
        return codes.issue(new Subject(user.poolId(), user.sub()), Purpose.CONFIRM_SIGN_UP, destination)
                .flatMap(code -> messages.code(pool, user, Occasion.SIGN_UP, destination, code));
    }

    /**
     * Confirms an account, all of it or nothing: when its alias belongs to somebody else, the code stays good.
     *
     * @param force takes the alias from whoever has it
     */
    Uni<Void> confirm(Pool pool, User user, OneTimeCode code, boolean force) {
        return Panache.withTransaction(
                () -> codes.spend(code).chain(() -> verifications.confirm(pool, user, code.destination(), force)));
    }
}
