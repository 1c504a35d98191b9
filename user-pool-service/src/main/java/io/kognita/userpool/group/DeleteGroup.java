package io.kognita.userpool.group;

import io.kognita.userpool.event.SettingsEvents;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteGroupResponse;

/** Deletes a group; its members stay. */
@Singleton
class DeleteGroup extends Operation<DeleteGroupRequest, DeleteGroupResponse> {

    private final Pools pools;
    private final GroupTable groups;
    private final SettingsEvents events;

    DeleteGroup(Pools pools, GroupTable groups, SettingsEvents events) {
        super(DeleteGroupRequest::builder);
        this.pools = pools;
        this.groups = groups;
        this.events = events;
    }

    @Override
    public Uni<DeleteGroupResponse> handle(DeleteGroupRequest input, Call call) {
        return pools.byId(input.userPoolId())
                .flatMap(pool -> delete(pool, input.groupName(), call))
                .replaceWith(DeleteGroupResponse.builder()::build);
    }

    private Uni<Void> delete(Pool pool, String name, Call call) {
        return Panache.withTransaction(() -> groups.locked(pool.id(), name)
                .flatMap(groups::remove)
                .chain(() -> events.tellOfGroup(pool.id(), pool.arn(), name, SettingsEvents.Fact.GROUP_DELETED, call)));
    }
}
