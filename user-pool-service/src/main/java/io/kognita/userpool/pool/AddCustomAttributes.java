package io.kognita.userpool.pool;

import io.kognita.userpool.event.SettingsEvents;
import io.kognita.userpool.schema.SchemaDefinition;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AddCustomAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AddCustomAttributesResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** Adds custom attributes to a pool's schema; nothing takes one away again. */
@Singleton
class AddCustomAttributes extends Operation<AddCustomAttributesRequest, AddCustomAttributesResponse> {

    private final PoolTable table;
    private final Pools pools;
    private final SettingsEvents events;
    private final Clock clock;

    AddCustomAttributes(PoolTable table, Pools pools, SettingsEvents events, Clock clock) {
        super(AddCustomAttributesRequest::builder);
        this.table = table;
        this.pools = pools;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Uni<AddCustomAttributesResponse> handle(AddCustomAttributesRequest input, Call call) {
        return Panache.withTransaction(() -> table.changeable(input.userPoolId())
                        .flatMap(pool -> {
                            pool.change(extended(pool.settings(), input));
                            return events.tellOfPool(pool.id(), pool.arn(), SettingsEvents.Fact.POOL_CHANGED, call);
                        }))
                .invoke(() -> pools.forget(input.userPoolId()))
                .replaceWith(AddCustomAttributesResponse.builder()::build);
    }

    private UserPoolType extended(UserPoolType settings, AddCustomAttributesRequest input) {
        return settings.toBuilder()
                .schemaAttributes(SchemaDefinition.withCustom(settings.schemaAttributes(), input.customAttributes()))
                .lastModifiedDate(clock.instant())
                .build();
    }
}
