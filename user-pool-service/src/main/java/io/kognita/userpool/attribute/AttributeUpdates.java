package io.kognita.userpool.attribute;

import io.kognita.userpool.code.OneTimeCode;
import io.kognita.userpool.message.Destination;
import io.kognita.userpool.message.Draft;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.userpool.user.Aliases;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserEvents;
import io.kognita.userpool.user.Users;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** Gives users other attributes: all that a request asks for, with the codes and the event, or nothing of it. */
@Singleton
class AttributeUpdates {

    private final Users users;
    private final Aliases aliases;
    private final VerificationCodes codes;
    private final UserEvents events;
    private final Clock clock;

    AttributeUpdates(Users users, Aliases aliases, VerificationCodes codes, UserEvents events, Clock clock) {
        this.users = users;
        this.aliases = aliases;
        this.codes = codes;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Changes a user.
     *
     * @param asked with an empty value for an attribute to take away
     * @param beforeSending runs in the transaction when codes are about to be sent, and may refuse it
     * @return where codes went
     * @throws InvalidParameterException when the pool's schema does not permit it
     * @throws AliasExistsException when a name to sign in with belongs to somebody else
     */
    Uni<List<Destination>> apply(
            TriggerContext context, User user, Map<String, String> asked, Supplier<Uni<Void>> beforeSending) {
        List<Destination> toVerify =
                AttributeUpdate.of(context.pool(), user, asked).toVerify();
        return codes.write(context, user, toVerify)
                .flatMap(drafts -> apply(context.pool(), user, asked, drafts, beforeSending));
    }

    /** The messages were written for the user as they were; another call may have been faster. */
    private Uni<List<Destination>> apply(
            Pool pool, User user, Map<String, String> asked, List<Draft> drafts, Supplier<Uni<Void>> beforeSending) {
        List<Destination> expected = drafts.stream().map(Draft::destination).toList();
        return Panache.withTransaction(() -> users.locked(user).flatMap(locked -> {
            AttributeUpdate update = AttributeUpdate.of(pool, locked, asked);
            if (!update.toVerify().equals(expected)) {
                throw Draft.changing();
            }
            return aliases.refuseTaken(pool, locked, update.newNames())
                    .chain(() -> change(pool, locked, update.changes()))
                    .chain(() -> codes.withdraw(locked, update.leftAddresses()))
                    .chain(() -> send(drafts, beforeSending))
                    .replaceWith(expected);
        }));
    }

    /**
     * Marks the address that a code was sent to as verified, and makes it the user's where it waited for that. When it
     * belongs to somebody else, the code stays good.
     *
     * @throws AliasExistsException when somebody else signs in with the address
     */
    Uni<Void> prove(Pool pool, User user, OneTimeCode code) {
        Destination proved = code.destination();
        return Panache.withTransaction(() -> users.locked(user)
                .call(locked -> codes.spend(code))
                .flatMap(locked -> change(
                        pool,
                        locked,
                        AttributeUpdate.differing(
                                locked,
                                Map.of(
                                        proved.attribute(),
                                        proved.address(),
                                        AttributeUpdate.flag(proved.attribute()),
                                        "true")))));
    }

    private Uni<Void> change(Pool pool, User locked, Map<String, String> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        locked.changeAttributes(pool, changes, clock.instant());
        return users.flush().chain(() -> events.tellOfAttributes(pool, locked, changes.keySet()));
    }

    private Uni<Void> send(List<Draft> drafts, Supplier<Uni<Void>> beforeSending) {
        return drafts.isEmpty()
                ? Uni.createFrom().voidItem()
                : beforeSending.get().chain(() -> codes.send(drafts));
    }
}
