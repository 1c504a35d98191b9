package io.kognita.userpool.risk;

import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Users of pools with threat protection. */
@Singleton
class ProtectedUsers {

    private final Pools pools;
    private final Users users;

    ProtectedUsers(Pools pools, Users users) {
        this.pools = pools;
        this.users = users;
    }

    /**
     * The user with a name.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolAddOnNotEnabledException when the pool
     *     has no threat protection
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException when there is none
     */
    Uni<User> named(String poolId, String username) {
        return pools.byId(poolId).invoke(RiskRules::checkProtected).flatMap(pool -> users.existing(pool, username));
    }
}
