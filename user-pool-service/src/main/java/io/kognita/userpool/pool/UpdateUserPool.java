package io.kognita.userpool.pool;

import io.kognita.userpool.event.SettingsEvents;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolResponse;

/** Changes a user pool; members that the request leaves out go back to their defaults. */
@Singleton
class UpdateUserPool extends Operation<UpdateUserPoolRequest, UpdateUserPoolResponse> {

    private final PoolTable table;
    private final PoolShapes shapes;
    private final Pools pools;
    private final SettingsEvents events;
    private final Clock clock;

    UpdateUserPool(PoolTable table, PoolShapes shapes, Pools pools, SettingsEvents events, Clock clock) {
        super(UpdateUserPoolRequest::builder);
        this.table = table;
        this.shapes = shapes;
        this.pools = pools;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Uni<UpdateUserPoolResponse> handle(UpdateUserPoolRequest input, Call call) {
        return Panache.withTransaction(() -> table.changeable(input.userPoolId())
                        .flatMap(pool -> {
                            pool.change(shapes.updated(pool.settings(), input, clock.instant()));
                            return events.tellOfPool(pool.id(), pool.arn(), SettingsEvents.Fact.POOL_CHANGED, call);
                        }))
                .invoke(() -> pools.forget(input.userPoolId()))
                .replaceWith(UpdateUserPoolResponse.builder()::build);
    }
}
