package io.kognita.identitypool.role;

import io.kognita.identitypool.pool.IdentityPools;
import io.kognita.identitypool.pool.Pool;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesResponse;

/** Gives a pool's roles and role mappings back. */
@Singleton
class GetIdentityPoolRoles extends Operation<GetIdentityPoolRolesRequest, GetIdentityPoolRolesResponse> {

    private final IdentityPools pools;

    GetIdentityPoolRoles(IdentityPools pools) {
        super(GetIdentityPoolRolesRequest::builder);
        this.pools = pools;
    }

    @Override
    public Uni<GetIdentityPoolRolesResponse> handle(GetIdentityPoolRolesRequest input, Call call) {
        return pools.byId(input.identityPoolId()).map(Pool::roles);
    }
}
