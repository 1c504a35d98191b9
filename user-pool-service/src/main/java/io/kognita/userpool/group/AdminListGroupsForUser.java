package io.kognita.userpool.group;

import io.kognita.userpool.page.Paging;
import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.Users;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.kognita.wire.page.Page;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListGroupsForUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListGroupsForUserResponse;

/** Lists the groups that a user is in, in the order of their names. */
@Singleton
class AdminListGroupsForUser extends Operation<AdminListGroupsForUserRequest, AdminListGroupsForUserResponse> {

    private static final int MOST = 60;

    private final Pools pools;
    private final Users users;
    private final Memberships memberships;
    private final Paging paging;

    AdminListGroupsForUser(Pools pools, Users users, Memberships memberships, Paging paging) {
        super(AdminListGroupsForUserRequest::builder);
        this.pools = pools;
        this.users = users;
        this.memberships = memberships;
        this.paging = paging;
    }

    @Override
    public Uni<AdminListGroupsForUserResponse> handle(AdminListGroupsForUserRequest input, Call call) {
        return pools.byId(input.userPoolId())
                .flatMap(pool -> users.existing(pool, input.username()))
                .flatMap(user -> list(user, input));
    }

    private Uni<AdminListGroupsForUserResponse> list(User user, AdminListGroupsForUserRequest input) {
        String list = "AdminListGroupsForUser/" + user.poolId() + "/" + user.sub();
        String after = paging.start(list, input.nextToken(), "");
        int size = Paging.size(input.limit(), MOST);
        return memberships
                .groups(user, after, size + 1)
                .map(found -> response(paging.page(list, found, size, Group::name)));
    }

    private static AdminListGroupsForUserResponse response(Page<Group> page) {
        return AdminListGroupsForUserResponse.builder()
                .groups(page.map(GroupShapes::group).items())
                .nextToken(page.nextToken())
                .build();
    }
}
