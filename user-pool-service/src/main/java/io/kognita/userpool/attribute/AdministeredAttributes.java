package io.kognita.userpool.attribute;

import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.user.AttributeList;
import io.kognita.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** Changes that administrators make to users' attributes: those of developers too, and they may vouch for an address. */
@Singleton
class AdministeredAttributes {

    private static final String IDENTITIES = "identities";

    private final Pools pools;
    private final Users users;
    private final AttributeUpdates updates;

    AdministeredAttributes(Pools pools, Users users, AttributeUpdates updates) {
        this.pools = pools;
        this.users = users;
        this.updates = updates;
    }

    /** Changes attributes of the user with a name. */
    Uni<Void> change(String poolId, String username, List<AttributeType> asked) {
        Map<String, String> values = AttributeList.of(asked);
        if (values.containsKey(IDENTITIES)) {
            // Written by linking alone: whoever could set it would sign in as somebody else.
            throw InvalidParameterException.builder()
                    .message("Cannot modify the non-mutable attribute " + IDENTITIES)
                    .build();
        }
        return pools.byId(poolId)
                .flatMap(pool -> users.existing(pool, username)
                        .flatMap(user -> updates.apply(
                                pool, user, values, () -> Uni.createFrom().voidItem())))
                .replaceWithVoid();
    }
}
