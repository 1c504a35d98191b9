package io.kognita.userpool.pool;

import io.kognita.userpool.event.SettingsEvents;
import io.kognita.userpool.random.RandomNames;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** Creates a user pool. Its signing keys are made when they are first asked for, so nobody waits for them here. */
@Singleton
class CreateUserPool extends Operation<CreateUserPoolRequest, CreateUserPoolResponse> {

    private final PoolTable table;
    private final PoolShapes shapes;
    private final RandomNames names;
    private final SettingsEvents events;
    private final Clock clock;

    CreateUserPool(PoolTable table, PoolShapes shapes, RandomNames names, SettingsEvents events, Clock clock) {
        super(CreateUserPoolRequest::builder);
        this.table = table;
        this.shapes = shapes;
        this.names = names;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Uni<CreateUserPoolResponse> handle(CreateUserPoolRequest input, Call call) {
        UserPoolType pool = shapes.created(input, names.poolId(), clock.instant());
        return Panache.withTransaction(() -> table.add(new UserPool(pool))
                        .chain(() -> events.tellOfPool(pool.id(), pool.arn(), SettingsEvents.Fact.POOL_CREATED, call)))
                .replaceWith(() -> CreateUserPoolResponse.builder()
                        .userPool(pool.toBuilder().estimatedNumberOfUsers(0).build())
                        .build());
    }
}
