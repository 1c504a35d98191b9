package io.kognita.userpool.federation;

import io.kognita.userpool.identityprovider.IdentityProviders;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.pool.Quota;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserEvents;
import io.kognita.userpool.user.Users;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;

/** Links accounts at providers to users, and takes links away; the user's {@code identities} follow. */
@Singleton
class Links {

    private static final int MOST = 5;

    private final IdentityProviders providers;
    private final Users users;
    private final LinkTable table;
    private final UserEvents events;
    private final Clock clock;

    Links(IdentityProviders providers, Users users, LinkTable table, UserEvents events, Clock clock) {
        this.providers = providers;
        this.users = users;
        this.table = table;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Links an account to a user.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException when the pool has no
     *     such provider
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException when the account
     *     belongs to somebody, or cannot be named so
     */
    Uni<Void> link(Pool pool, User user, Account account) {
        return providers
                .existing(pool.id(), account.providerName())
                .invoke(account::check)
                .flatMap(provider -> Panache.withTransaction(() -> users.locked(user)
                        .call(locked -> table.of(pool.id(), locked.sub())
                                .invoke(linked ->
                                        Quota.checkRoom(linked.size(), MOST, "identities linked to the user")))
                        .call(locked -> table.find(account.key(pool))
                                .invoke(found -> found.ifPresent(taken -> {
                                    throw taken(taken, locked);
                                })))
                        .call(locked -> table.add(identity(pool, provider, account, locked)))
                        .call(locked -> show(pool, locked))))
                .replaceWithVoid();
    }

    /** Takes a link away in a transaction of its own. */
    Uni<Void> unlink(Pool pool, User user, LinkedIdentity identity) {
        return Panache.withTransaction(() -> users.locked(user)
                .call(locked -> table.find(identity.key())
                        .flatMap(found -> found.map(table::remove)
                                .orElseGet(() -> Uni.createFrom().voidItem())))
                .call(locked -> show(pool, locked))
                .replaceWithVoid());
    }

    private Uni<Void> show(Pool pool, User locked) {
        return table.of(pool.id(), locked.sub())
                .invoke(identities -> locked.changeAttributes(
                        pool, Map.of(IdentitiesAttribute.NAME, IdentitiesAttribute.of(identities)), clock.instant()))
                .flatMap(identities -> events.tellOfAttributes(pool, locked, List.of(IdentitiesAttribute.NAME)));
    }

    private LinkedIdentity identity(Pool pool, IdentityProviderType provider, Account account, User user) {
        return new LinkedIdentity(
                account.key(pool), provider, IdentityProviders.samlEntityId(provider), user.sub(), clock.instant());
    }

    private static RuntimeException taken(LinkedIdentity identity, User user) {
        return Account.invalid(
                identity.sub().equals(user.sub())
                        ? "SourceUser is already linked to DestinationUser"
                        : "Merging is not currently supported, provide a SourceUser that has not been signed up in"
                                + " order to link");
    }
}
