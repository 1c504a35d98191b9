package io.kognita.userpool.client;

import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolClientResponse;

/** Describes an app client of a pool, its secret included, as the database has it at this moment. */
@Singleton
class DescribeUserPoolClient extends Operation<DescribeUserPoolClientRequest, DescribeUserPoolClientResponse> {

    private final Pools pools;
    private final ClientTable table;
    private final Clients clients;

    DescribeUserPoolClient(Pools pools, ClientTable table, Clients clients) {
        super(DescribeUserPoolClientRequest::builder);
        this.pools = pools;
        this.table = table;
        this.clients = clients;
    }

    @Override
    public Uni<DescribeUserPoolClientResponse> handle(DescribeUserPoolClientRequest input, Call call) {
        return pools.byId(input.userPoolId())
                .chain(() -> table.read(input.userPoolId(), input.clientId()))
                .map(clients::view)
                .map(client -> DescribeUserPoolClientResponse.builder()
                        .userPoolClient(ClientShapes.described(client))
                        .build());
    }
}
