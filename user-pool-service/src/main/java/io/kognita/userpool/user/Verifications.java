package io.kognita.userpool.user;

import io.kognita.userpool.message.Destination;
import io.kognita.userpool.pool.Pool;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** What becomes true of a user who gave a code back: the address is verified, the account confirmed. */
@Singleton
public class Verifications {

    private final Users users;
    private final Aliases aliases;
    private final UserEvents events;
    private final Clock clock;

    Verifications(Users users, Aliases aliases, UserEvents events, Clock clock) {
        this.users = users;
        this.aliases = aliases;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Confirms an account in the current transaction.
     *
     * @param force takes an alias from whoever has it, which is an {@code AliasExistsException} otherwise
     * @return the user, confirmed
     */
    public Uni<User> confirm(Pool pool, User locked, Destination proved, boolean force) {
        locked.become(UserStatusType.CONFIRMED, clock.instant());
        return verify(pool, locked, proved, force)
                .chain(() -> events.tell(pool, locked, UserEvents.Fact.CONFIRMED))
                .replaceWith(locked);
    }

    /** Marks an address as verified in the current transaction, unless the user has another by now. */
    public Uni<Void> verify(Pool pool, User locked, Destination proved, boolean force) {
        if (locked.attribute(proved.attribute())
                .filter(proved.address()::equals)
                .isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> released = force
                ? aliases.release(pool, locked, List.of(proved))
                : Uni.createFrom().voidItem();
        return released.invoke(() -> locked.changeAttributes(
                        pool, Map.of(proved.attribute() + "_verified", "true"), clock.instant()))
                .chain(users::flush);
    }
}
