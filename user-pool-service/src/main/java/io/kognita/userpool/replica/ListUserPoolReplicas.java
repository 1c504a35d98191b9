package io.kognita.userpool.replica;

import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolReplicasRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolReplicasResponse;

/** Lists a pool and its replicas, which are so few that they are one page. */
@Singleton
class ListUserPoolReplicas extends Operation<ListUserPoolReplicasRequest, ListUserPoolReplicasResponse> {

    private final Pools pools;
    private final ReplicaTable table;

    ListUserPoolReplicas(Pools pools, ReplicaTable table) {
        super(ListUserPoolReplicasRequest::builder);
        this.pools = pools;
        this.table = table;
    }

    @Override
    public Uni<ListUserPoolReplicasResponse> handle(ListUserPoolReplicasRequest input, Call call) {
        if (input.nextToken() != null) {
            throw ReplicaShapes.invalid("Invalid pagination token");
        }
        return pools.byId(input.userPoolId())
                .flatMap(pool -> table.of(pool.id()).map(replicas -> response(pool.arn(), replicas)));
    }

    private static ListUserPoolReplicasResponse response(String poolArn, List<Replica> replicas) {
        return ListUserPoolReplicasResponse.builder()
                .userPoolReplicas(Stream.concat(
                                Stream.of(ReplicaShapes.primary(poolArn)),
                                replicas.stream().map(replica -> ReplicaShapes.secondary(poolArn, replica)))
                        .toList())
                .build();
    }
}
