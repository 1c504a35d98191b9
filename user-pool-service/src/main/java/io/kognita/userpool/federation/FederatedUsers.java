package io.kognita.userpool.federation;

import io.kognita.userpool.group.ProviderGroups;
import io.kognita.userpool.identityprovider.IdentityProviders;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserEvents;
import io.kognita.userpool.user.Users;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Stores users whom a provider has proved: with their account, their group and the event, or nothing of it. */
@Singleton
class FederatedUsers {

    private static final int LONGEST_NAME = 128;

    private final Users users;
    private final LinkTable table;
    private final ProviderGroups groups;
    private final UserEvents events;
    private final Clock clock;

    FederatedUsers(Users users, LinkTable table, ProviderGroups groups, UserEvents events, Clock clock) {
        this.users = users;
        this.table = table;
        this.groups = groups;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Checks that a user can be made of an account.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException when the provider does
     *     not tell a required attribute, or tells one that does not fit the pool
     */
    static void check(Arrival arrival, Map<String, String> attributes) {
        Pool pool = arrival.pool();
        List<String> missing = pool.schema().missing(attributes);
        if (!missing.isEmpty()) {
            throw Account.invalid("attributes required: " + missing);
        }
        pool.schema().check(attributes);
        if (arrival.username().length() > LONGEST_NAME) {
            throw Account.invalid("The user name that the provider's subject makes is too long.");
        }
    }

    /**
     * Creates the user of an account.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException when somebody has the
     *     name, which may be the same account in a sign-in in parallel
     */
    Uni<User> create(Arrival arrival, Map<String, String> attributes) {
        Pool pool = arrival.pool();
        User user = new User(
                pool,
                UUID.randomUUID(),
                arrival.username(),
                UserStatusType.EXTERNAL_PROVIDER,
                attributes,
                clock.instant());
        LinkedIdentity account = LinkedIdentity.first(
                arrival.key(),
                arrival.provider(),
                IdentityProviders.samlEntityId(arrival.provider()),
                user.sub(),
                clock.instant());
        user.changeAttributes(
                pool, Map.of(IdentitiesAttribute.NAME, IdentitiesAttribute.of(List.of(account))), clock.instant());
        return Panache.withTransaction(() -> users.add(user)
                        .chain(() -> table.add(account))
                        .chain(() -> groups.join(user, arrival.provider().providerName()))
                        .chain(() -> events.tell(pool, user, UserEvents.Fact.CREATED)))
                .replaceWith(user);
    }
}
