package io.kognita.userpool.federation;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.Aliases;
import io.kognita.userpool.user.Standing;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserEvents;
import io.kognita.userpool.user.Users;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Brings the attributes of a user up to what the provider says now, at each sign-in. */
@Singleton
class FederatedProfiles {

    private final Users users;
    private final Aliases aliases;
    private final UserEvents events;
    private final Clock clock;

    FederatedProfiles(Users users, Aliases aliases, UserEvents events, Clock clock) {
        this.users = users;
        this.aliases = aliases;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Writes what the provider tells otherwise than before, in a transaction of its own.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException when the user is disabled
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException when an attribute is
     *     mapped that does not change, even if it has the same value, as in AWS
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException when somebody else signs in
     *     with a new address or name
     */
    Uni<User> update(Arrival arrival, User user) {
        Pool pool = arrival.pool();
        return Panache.withTransaction(() -> users.locked(user)
                .invoke(Standing::check)
                .call(locked -> {
                    Map<String, String> told = arrival.changes(locked.attributes());
                    pool.schema().checkChanges(told);
                    return write(pool, locked, differing(locked, told));
                }));
    }

    private Uni<Void> write(Pool pool, User locked, Map<String, String> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return aliases.refuseTaken(pool, locked, changes)
                .invoke(() -> locked.changeAttributes(pool, changes, clock.instant()))
                .chain(users::flush)
                .chain(() -> events.tellOfAttributes(pool, locked, changes.keySet()));
    }

    private static Map<String, String> differing(User user, Map<String, String> told) {
        Map<String, String> differing = new LinkedHashMap<>(told);
        differing
                .entrySet()
                .removeIf(attribute -> attribute
                        .getValue()
                        .equals(user.attribute(attribute.getKey()).orElse("")));
        return differing;
    }
}
