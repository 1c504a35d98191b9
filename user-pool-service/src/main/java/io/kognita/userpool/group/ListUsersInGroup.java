package io.kognita.userpool.group;

import io.kognita.userpool.page.Paging;
import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserShapes;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.kognita.wire.page.Page;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersInGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersInGroupResponse;

/** Lists the members of a group in the order of their ids. */
@Singleton
class ListUsersInGroup extends Operation<ListUsersInGroupRequest, ListUsersInGroupResponse> {

    private static final int MOST = 60;

    /** Sorts before every id. */
    private static final UUID FIRST = new UUID(0, 0);

    private final Pools pools;
    private final GroupTable groups;
    private final Memberships memberships;
    private final Paging paging;

    ListUsersInGroup(Pools pools, GroupTable groups, Memberships memberships, Paging paging) {
        super(ListUsersInGroupRequest::builder);
        this.pools = pools;
        this.groups = groups;
        this.memberships = memberships;
        this.paging = paging;
    }

    @Override
    public Uni<ListUsersInGroupResponse> handle(ListUsersInGroupRequest input, Call call) {
        String list = "ListUsersInGroup/" + input.userPoolId() + "/" + input.groupName();
        UUID after = UUID.fromString(paging.start(list, input.nextToken(), FIRST.toString()));
        int size = Paging.size(input.limit(), MOST);
        return pools.byId(input.userPoolId())
                .flatMap(pool -> groups.existing(pool.id(), input.groupName()))
                .flatMap(group -> memberships.users(group, after, size + 1))
                .map(found -> response(
                        paging.page(list, found, size, user -> user.sub().toString())));
    }

    private static ListUsersInGroupResponse response(Page<User> page) {
        return ListUsersInGroupResponse.builder()
                .users(page.map(UserShapes::user).items())
                .nextToken(page.nextToken())
                .build();
    }
}
