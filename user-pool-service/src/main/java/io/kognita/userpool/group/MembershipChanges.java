package io.kognita.userpool.group;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserEvents;
import io.kognita.userpool.user.Users;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** Lets users join and leave groups: in a transaction of its own, one change of a user at a time, with its event. */
@Singleton
class MembershipChanges {

    private final Pools pools;
    private final Users users;
    private final GroupTable groups;
    private final UserEvents events;

    MembershipChanges(Pools pools, Users users, GroupTable groups, UserEvents events) {
        this.pools = pools;
        this.users = users;
        this.groups = groups;
        this.events = events;
    }

    /**
     * Changes whether a user is in a group.
     *
     * @param change made in the transaction; answers whether it made a difference
     * @throws ResourceNotFoundException when there is no such pool or group
     * @throws UserNotFoundException when there is no such user
     */
    Uni<Void> apply(String poolId, String username, String groupName, BiFunction<User, Group, Uni<Boolean>> change) {
        return pools.byId(poolId)
                .flatMap(pool -> users.existing(pool, username)
                        .flatMap(user -> Panache.withTransaction(() -> users.locked(user)
                                .flatMap(locked -> groups.kept(poolId, groupName)
                                        .flatMap(group -> change.apply(locked, group))
                                        .flatMap(changed -> tell(pool, locked, changed))))));
    }

    private Uni<Void> tell(Pool pool, User user, boolean changed) {
        return changed
                ? events.tell(pool, user, UserEvents.Fact.GROUPS_CHANGED)
                : Uni.createFrom().voidItem();
    }
}
