package io.kognita.userpool.mfa;

import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserPoolMfaConfigRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserPoolMfaConfigResponse;

/** Tells which second factors and passkeys a pool has. */
@Singleton
class GetUserPoolMfaConfig extends Operation<GetUserPoolMfaConfigRequest, GetUserPoolMfaConfigResponse> {

    private final Pools pools;
    private final MfaTable table;

    GetUserPoolMfaConfig(Pools pools, MfaTable table) {
        super(GetUserPoolMfaConfigRequest::builder);
        this.pools = pools;
        this.table = table;
    }

    @Override
    public Uni<GetUserPoolMfaConfigResponse> handle(GetUserPoolMfaConfigRequest input, Call call) {
        return pools.byId(input.userPoolId())
                .flatMap(pool -> table.find(pool.id()).map(stored -> MfaShapes.described(pool.settings(), stored)));
    }
}
