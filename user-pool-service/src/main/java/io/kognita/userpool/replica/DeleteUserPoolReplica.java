package io.kognita.userpool.replica;

import io.kognita.userpool.pool.PoolChanges;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolReplicaRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolReplicaResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ReplicaStatusType;

/** Deletes a replica that is inactive. */
@Singleton
class DeleteUserPoolReplica extends Operation<DeleteUserPoolReplicaRequest, DeleteUserPoolReplicaResponse> {

    private final PoolChanges changes;
    private final ReplicaTable table;

    DeleteUserPoolReplica(PoolChanges changes, ReplicaTable table) {
        super(DeleteUserPoolReplicaRequest::builder);
        this.changes = changes;
        this.table = table;
    }

    @Override
    public Uni<DeleteUserPoolReplicaResponse> handle(DeleteUserPoolReplicaRequest input, Call call) {
        return changes.apply(
                        input.userPoolId(),
                        pool -> table.existing(pool.id(), input.regionName())
                                .invoke(DeleteUserPoolReplica::checkInactive)
                                .call(table::remove)
                                .map(replica -> ReplicaShapes.secondary(pool.arn(), replica)),
                        call)
                .map(replica -> DeleteUserPoolReplicaResponse.builder()
                        .userPoolReplica(replica.toBuilder()
                                .status(ReplicaStatusType.DELETING)
                                .build())
                        .build());
    }

    private static void checkInactive(Replica replica) {
        if (replica.status() != ReplicaStatusType.INACTIVE) {
            throw ReplicaShapes.invalid("A replica must be INACTIVE to be deleted.");
        }
    }
}
