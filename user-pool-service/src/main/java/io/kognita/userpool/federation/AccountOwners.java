package io.kognita.userpool.federation;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

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

    Uni<User> owner(Pool pool, LinkedIdentity identity) {
        return users.bySub(pool.id(), identity.sub()).map(found -> found.orElseThrow(Users::notFound));
    }
}
