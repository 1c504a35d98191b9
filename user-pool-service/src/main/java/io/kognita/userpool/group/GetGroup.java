package io.kognita.userpool.group;

import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetGroupResponse;

/** Describes a group. */
@Singleton
class GetGroup extends Operation<GetGroupRequest, GetGroupResponse> {

    private final Pools pools;
    private final GroupTable groups;

    GetGroup(Pools pools, GroupTable groups) {
        super(GetGroupRequest::builder);
        this.pools = pools;
        this.groups = groups;
    }

    @Override
    public Uni<GetGroupResponse> handle(GetGroupRequest input, Call call) {
        return pools.byId(input.userPoolId())
                .chain(pool -> groups.existing(pool.id(), input.groupName()))
                .map(group -> GetGroupResponse.builder()
                        .group(GroupShapes.group(group))
                        .build());
    }
}
