package io.kognita.identitypool.pool;

import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.UpdateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.UpdateIdentityPoolResponse;

/** Replaces an identity pool's settings; a member that is left out is reset. */
@Singleton
class UpdateIdentityPool extends Operation<UpdateIdentityPoolRequest, UpdateIdentityPoolResponse> {

    private final IdentityPoolTable table;
    private final IdentityPools pools;
    private final Clock clock;
    private final PoolEvents events;

    UpdateIdentityPool(IdentityPoolTable table, IdentityPools pools, Clock clock, PoolEvents events) {
        super(UpdateIdentityPoolRequest::builder);
        this.table = table;
        this.pools = pools;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public Uni<UpdateIdentityPoolResponse> handle(UpdateIdentityPoolRequest input, Call call) {
        return Panache.withTransaction(() -> table.changeable(input.identityPoolId())
                        .invoke(pool -> change(pool, input))
                        .call(pool -> events.add(pool.id(), "changed")))
                .invoke(pool -> pools.forget(pool.id()))
                .map(pool -> IdentityPoolShapes.as(pool.settings(), UpdateIdentityPoolResponse.builder()));
    }

    private void change(IdentityPool pool, UpdateIdentityPoolRequest input) {
        String developerProvider = pool.settings().developerProviderName();
        if (developerProvider != null && !developerProvider.equals(input.developerProviderName())) {
            throw InvalidParameterException.builder()
                    .message("The developer provider name cannot be changed once it has been set.")
                    .build();
        }
        pool.change(IdentityPoolShapes.settings(input, pool.id()), clock.instant());
    }
}
