package io.kognita.userpool.group;

import io.kognita.userpool.event.SettingsEvents;
import io.kognita.userpool.pool.PoolTable;
import io.kognita.userpool.pool.UserPool;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupResponse;

/** Creates a group. */
@Singleton
class CreateGroup extends Operation<CreateGroupRequest, CreateGroupResponse> {

    private final PoolTable pools;
    private final GroupTable groups;
    private final SettingsEvents events;
    private final Clock clock;

    CreateGroup(PoolTable pools, GroupTable groups, SettingsEvents events, Clock clock) {
        super(CreateGroupRequest::builder);
        this.pools = pools;
        this.groups = groups;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Uni<CreateGroupResponse> handle(CreateGroupRequest input, Call call) {
        Group group = group(input, clock.instant());
        // The lock makes the quota exact: whoever else creates a group in this pool counts after this one.
        return Panache.withTransaction(() -> pools.locked(input.userPoolId())
                        .call(() -> groups.add(group))
                        .call(pool -> tell(pool, group, call)))
                .replaceWith(() -> CreateGroupResponse.builder()
                        .group(GroupShapes.group(group))
                        .build());
    }

    private static Group group(CreateGroupRequest input, Instant now) {
        Group group = new Group(input.userPoolId(), input.groupName(), now);
        group.change(input.description(), input.roleArn(), input.precedence(), now);
        return group;
    }

    private Uni<Void> tell(UserPool pool, Group group, Call call) {
        return events.tellOfGroup(pool.id(), pool.arn(), group.name(), SettingsEvents.Fact.GROUP_CREATED, call);
    }
}
