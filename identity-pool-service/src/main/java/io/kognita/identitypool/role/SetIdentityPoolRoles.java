package io.kognita.identitypool.role;

import io.kognita.identitypool.pool.IdentityPoolTable;
import io.kognita.identitypool.pool.IdentityPools;
import io.kognita.identitypool.pool.PoolEvents;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.SetIdentityPoolRolesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.SetIdentityPoolRolesResponse;

/** Sets the roles whose credentials a pool's identities get. */
@Singleton
class SetIdentityPoolRoles extends Operation<SetIdentityPoolRolesRequest, SetIdentityPoolRolesResponse> {

    private final IdentityPoolTable table;
    private final IdentityPools pools;
    private final Clock clock;
    private final PoolEvents events;

    SetIdentityPoolRoles(IdentityPoolTable table, IdentityPools pools, Clock clock, PoolEvents events) {
        super(SetIdentityPoolRolesRequest::builder);
        this.table = table;
        this.pools = pools;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public Uni<SetIdentityPoolRolesResponse> handle(SetIdentityPoolRolesRequest input, Call call) {
        GetIdentityPoolRolesResponse.Builder roles = GetIdentityPoolRolesResponse.builder()
                .identityPoolId(input.identityPoolId())
                .roles(input.roles());
        if (input.hasRoleMappings()) {
            roles.roleMappings(input.roleMappings());
        }
        return Panache.withTransaction(() -> table.changeable(input.identityPoolId())
                        .invoke(pool -> pool.change(roles.build(), clock.instant()))
                        .call(pool -> events.add(pool.id(), "changed")))
                .invoke(pool -> pools.forget(pool.id()))
                .map(pool -> SetIdentityPoolRolesResponse.builder().build());
    }
}
