package io.kognita.userpool.group;

import io.kognita.userpool.event.SettingsEvents;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateGroupResponse;

/** Changes a group; what the request leaves out stays as it is. */
@Singleton
class UpdateGroup extends Operation<UpdateGroupRequest, UpdateGroupResponse> {

    private final Pools pools;
    private final GroupTable groups;
    private final SettingsEvents events;
    private final Clock clock;

    UpdateGroup(Pools pools, GroupTable groups, SettingsEvents events, Clock clock) {
        super(UpdateGroupRequest::builder);
        this.pools = pools;
        this.groups = groups;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Uni<UpdateGroupResponse> handle(UpdateGroupRequest input, Call call) {
        return pools.byId(input.userPoolId())
                .flatMap(pool -> change(pool, input, call))
                .map(group -> UpdateGroupResponse.builder()
                        .group(GroupShapes.group(group))
                        .build());
    }

    private Uni<Group> change(Pool pool, UpdateGroupRequest input, Call call) {
        return Panache.withTransaction(() -> groups.locked(pool.id(), input.groupName())
                .invoke(group ->
                        group.change(input.description(), input.roleArn(), input.precedence(), clock.instant()))
                .call(group -> events.tellOfGroup(
                        pool.id(), pool.arn(), group.name(), SettingsEvents.Fact.GROUP_CHANGED, call)));
    }
}
