package io.kognita.userpool.group;

import io.kognita.userpool.page.Paging;
import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.kognita.wire.page.Page;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListGroupsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListGroupsResponse;

/** Lists the groups of a pool in the order of their names. */
@Singleton
class ListGroups extends Operation<ListGroupsRequest, ListGroupsResponse> {

    private static final int MOST = 60;

    private final Pools pools;
    private final GroupTable groups;
    private final Paging paging;

    ListGroups(Pools pools, GroupTable groups, Paging paging) {
        super(ListGroupsRequest::builder);
        this.pools = pools;
        this.groups = groups;
        this.paging = paging;
    }

    @Override
    public Uni<ListGroupsResponse> handle(ListGroupsRequest input, Call call) {
        String list = "ListGroups/" + input.userPoolId();
        String after = paging.start(list, input.nextToken(), "");
        int size = Paging.size(input.limit(), MOST);
        return pools.byId(input.userPoolId())
                .chain(pool -> groups.page(pool.id(), after, size + 1))
                .map(found -> response(paging.page(list, found, size, Group::name)));
    }

    private static ListGroupsResponse response(Page<Group> page) {
        return ListGroupsResponse.builder()
                .groups(page.map(GroupShapes::group).items())
                .nextToken(page.nextToken())
                .build();
    }
}
