package io.kognita.userpool.attribute;

import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.userpool.user.AttributeList;
import io.kognita.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;

/** Changes that administrators make to users' attributes: those of developers too, and they may vouch for an address. */
@Singleton
class AdministeredAttributes {

    private final Pools pools;
    private final Users users;
    private final AttributeUpdates updates;

    AdministeredAttributes(Pools pools, Users users, AttributeUpdates updates) {
        this.pools = pools;
        this.users = users;
        this.updates = updates;
    }

    /** Changes attributes of the user with a name. */
    Uni<Void> change(String poolId, String username, List<AttributeType> asked, Map<String, String> clientMetadata) {
        Map<String, String> values = AttributeList.administered(asked);
        return pools.byId(poolId)
                .flatMap(pool -> users.existing(pool, username)
                        .flatMap(user -> updates.apply(
                                TriggerContext.ofAdministrator(pool, clientMetadata),
                                user,
                                values,
                                () -> Uni.createFrom().voidItem())))
                .replaceWithVoid();
    }
}
