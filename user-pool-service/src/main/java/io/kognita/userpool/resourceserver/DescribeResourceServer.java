package io.kognita.userpool.resourceserver;

import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeResourceServerRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeResourceServerResponse;

/** Describes a resource server. */
@Singleton
class DescribeResourceServer extends Operation<DescribeResourceServerRequest, DescribeResourceServerResponse> {

    private final Pools pools;
    private final ResourceServerTable table;

    DescribeResourceServer(Pools pools, ResourceServerTable table) {
        super(DescribeResourceServerRequest::builder);
        this.pools = pools;
        this.table = table;
    }

    @Override
    public Uni<DescribeResourceServerResponse> handle(DescribeResourceServerRequest input, Call call) {
        return pools.byId(input.userPoolId())
                .flatMap(pool -> table.existing(pool.id(), input.identifier()))
                .map(server -> DescribeResourceServerResponse.builder()
                        .resourceServer(server.settings())
                        .build());
    }
}
