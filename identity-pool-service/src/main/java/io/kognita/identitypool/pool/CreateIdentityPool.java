package io.kognita.identitypool.pool;

import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.kognita.wire.config.Deployment;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolResponse;

/** Creates an identity pool. */
@Singleton
class CreateIdentityPool extends Operation<CreateIdentityPoolRequest, CreateIdentityPoolResponse> {

    private final IdentityPoolTable table;
    private final Deployment deployment;
    private final Clock clock;
    private final PoolEvents events;

    CreateIdentityPool(IdentityPoolTable table, Deployment deployment, Clock clock, PoolEvents events) {
        super(CreateIdentityPoolRequest::builder);
        this.table = table;
        this.deployment = deployment;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public Uni<CreateIdentityPoolResponse> handle(CreateIdentityPoolRequest input, Call call) {
        String id = deployment.region() + ":" + UUID.randomUUID();
        IdentityPool pool = new IdentityPool(IdentityPoolShapes.settings(input, id), clock.instant());
        return Panache.withTransaction(() -> table.add(pool).chain(() -> events.add(id, "created")))
                .map(done -> IdentityPoolShapes.as(pool.settings(), CreateIdentityPoolResponse.builder()));
    }
}
