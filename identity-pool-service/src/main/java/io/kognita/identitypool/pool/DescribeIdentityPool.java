package io.kognita.identitypool.pool;

import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;

/** Gives an identity pool's settings back. */
@Singleton
class DescribeIdentityPool extends Operation<DescribeIdentityPoolRequest, DescribeIdentityPoolResponse> {

    private final IdentityPools pools;

    DescribeIdentityPool(IdentityPools pools) {
        super(DescribeIdentityPoolRequest::builder);
        this.pools = pools;
    }

    @Override
    public Uni<DescribeIdentityPoolResponse> handle(DescribeIdentityPoolRequest input, Call call) {
        return pools.byId(input.identityPoolId()).map(Pool::settings);
    }
}
