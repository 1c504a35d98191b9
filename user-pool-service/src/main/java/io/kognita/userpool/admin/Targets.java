package io.kognita.userpool.admin;

import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserEvents;
import io.kognita.userpool.user.Users;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Finds the users whom administrators name, and changes them. */
@Singleton
public class Targets {

    private final Pools pools;
    private final Users users;
    private final UserEvents events;

    Targets(Pools pools, Users users, UserEvents events) {
        this.pools = pools;
        this.users = users;
        this.events = events;
    }

    /**
     * A user by any name.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException when there is none
     */
    public Uni<Target> find(String poolId, String username) {
        return pools.byId(poolId).flatMap(pool -> users.existing(pool, username).map(user -> new Target(pool, user)));
    }

    /**
     * Changes a user's locked row and tells of it, in one transaction.
     *
     * @return the user as changed
     */
    public Uni<User> change(Target target, UserEvents.Fact fact, Function<User, Uni<?>> change) {
        return Panache.withTransaction(() -> users.locked(target.user())
                .call(change)
                .call(users::flush)
                .call(locked -> events.tell(target.pool(), locked, fact)));
    }
}
