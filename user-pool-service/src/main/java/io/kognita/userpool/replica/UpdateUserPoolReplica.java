package io.kognita.userpool.replica;

import io.kognita.userpool.pool.PoolChanges;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ReplicaStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolReplicaRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolReplicaResponse;

/** Makes a replica active or inactive. */
@Singleton
class UpdateUserPoolReplica extends Operation<UpdateUserPoolReplicaRequest, UpdateUserPoolReplicaResponse> {

    private final PoolChanges changes;
    private final ReplicaTable table;

    UpdateUserPoolReplica(PoolChanges changes, ReplicaTable table) {
        super(UpdateUserPoolReplicaRequest::builder);
        this.changes = changes;
        this.table = table;
    }

    @Override
    public Uni<UpdateUserPoolReplicaResponse> handle(UpdateUserPoolReplicaRequest input, Call call) {
        ReplicaStatusType status = ReplicaStatusType.fromValue(input.statusAsString());
        return changes.apply(
                        input.userPoolId(),
                        pool -> table.existing(pool.id(), input.regionName())
                                .invoke(replica -> replica.become(status))
                                .map(replica -> ReplicaShapes.secondary(pool.arn(), replica)),
                        call)
                .map(replica -> UpdateUserPoolReplicaResponse.builder()
                        .userPoolReplica(replica)
                        .build());
    }
}
