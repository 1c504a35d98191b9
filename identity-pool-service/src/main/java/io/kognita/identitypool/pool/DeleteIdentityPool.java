package io.kognita.identitypool.pool;

import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentityPoolResponse;

/** Deletes an identity pool with its identities. */
@Singleton
class DeleteIdentityPool extends Operation<DeleteIdentityPoolRequest, DeleteIdentityPoolResponse> {

    private final IdentityPoolTable table;
    private final IdentityPools pools;
    private final PoolEvents events;

    DeleteIdentityPool(IdentityPoolTable table, IdentityPools pools, PoolEvents events) {
        super(DeleteIdentityPoolRequest::builder);
        this.table = table;
        this.pools = pools;
        this.events = events;
    }

    @Override
    public Uni<DeleteIdentityPoolResponse> handle(DeleteIdentityPoolRequest input, Call call) {
        return Panache.withTransaction(() -> table.changeable(input.identityPoolId())
                        .call(table::remove)
                        .call(pool -> events.add(pool.id(), "deleted")))
                .invoke(pool -> pools.forget(pool.id()))
                .map(pool -> DeleteIdentityPoolResponse.builder().build());
    }
}
