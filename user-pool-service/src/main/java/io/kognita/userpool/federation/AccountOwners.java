package io.kognita.userpool.federation;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds the users to whom accounts belong. */
@Singleton
class AccountOwners {

    private final Users users;
    private final LinkTable table;

    AccountOwners(Users users, LinkTable table) {
        this.users = users;
        this.table = table;
    }

    /**
     * The user whom an account names: by username where it is the pool's own, else by a link.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException when there is none
     */
    Uni<User> user(Pool pool, Account account) {
        return account.own()
                ? users.existing(pool, account.value())
                : identity(pool, account).flatMap(identity -> owner(pool, identity));
    }

    /** As {@link #user}, but the link. */
    Uni<LinkedIdentity> identity(Pool pool, Account account) {
        return table.find(account.key(pool)).map(found -> found.orElseThrow(Users::notFound));
    }

    /**
     * The user of somebody who comes from a provider: by their subject, else by a claim that an administrator linked.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException when claims belong to
     *     several users
     */
    Uni<Optional<User>> arrived(Arrival arrival) {
        List<LinkedIdentity.Key> keys = arrival.keys();
        return table.named(
                        arrival.pool().id(),
                        arrival.provider().providerName(),
                        keys.stream().map(LinkedIdentity.Key::value).toList())
                .map(found -> owner(keys, found))
                .flatMap(sub -> sub.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : users.bySub(arrival.pool().id(), sub.get()));
    }

    private static Optional<UUID> owner(List<LinkedIdentity.Key> keys, List<LinkedIdentity> found) {
        List<LinkedIdentity> named =
                found.stream().filter(identity -> keys.contains(identity.key())).toList();
        Optional<UUID> bySubject = named.stream()
                .filter(identity -> identity.key().equals(keys.getFirst()))
                .map(LinkedIdentity::sub)
                .findFirst();
        if (bySubject.isPresent()) {
            return bySubject;
        }
        List<UUID> byClaim = named.stream().map(LinkedIdentity::sub).distinct().toList();
        if (byClaim.size() > 1) {
            throw Account.invalid("The claims of the identity provider belong to several users");
        }
        return byClaim.stream().findFirst();
    }

    Uni<User> owner(Pool pool, LinkedIdentity identity) {
        return users.bySub(pool.id(), identity.sub()).map(found -> found.orElseThrow(Users::notFound));
    }
}
