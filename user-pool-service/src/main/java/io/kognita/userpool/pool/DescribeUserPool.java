package io.kognita.userpool.pool;

import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolResponse;

/** Describes a user pool as the database has it at this moment. */
@Singleton
class DescribeUserPool extends Operation<DescribeUserPoolRequest, DescribeUserPoolResponse> {

    private final PoolTable pools;

    DescribeUserPool(PoolTable pools) {
        super(DescribeUserPoolRequest::builder);
        this.pools = pools;
    }

    @Override
    public Uni<DescribeUserPoolResponse> handle(DescribeUserPoolRequest input, Call call) {
        return pools.read(input.userPoolId())
                .map(pool -> DescribeUserPoolResponse.builder().userPool(pool).build());
    }
}
