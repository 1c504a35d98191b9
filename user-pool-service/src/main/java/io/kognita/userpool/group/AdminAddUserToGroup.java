package io.kognita.userpool.group;

import io.kognita.userpool.pool.Quota;
import io.kognita.userpool.user.User;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminAddUserToGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminAddUserToGroupResponse;

/** Adds a user to a group; one who is a member already stays one. */
@Singleton
class AdminAddUserToGroup extends Operation<AdminAddUserToGroupRequest, AdminAddUserToGroupResponse> {

    private final MembershipChanges changes;
    private final Memberships memberships;
    private final GroupQuotas quotas;

    AdminAddUserToGroup(MembershipChanges changes, Memberships memberships, GroupQuotas quotas) {
        super(AdminAddUserToGroupRequest::builder);
        this.changes = changes;
        this.memberships = memberships;
        this.quotas = quotas;
    }

    @Override
    public Uni<AdminAddUserToGroupResponse> handle(AdminAddUserToGroupRequest input, Call call) {
        return changes.apply(input.userPoolId(), input.username(), input.groupName(), this::join)
                .replaceWith(AdminAddUserToGroupResponse.builder()::build);
    }

    private Uni<Boolean> join(User user, Group group) {
        return memberships.others(user, group).invoke(this::checkQuota).chain(() -> memberships.join(user, group));
    }

    private void checkQuota(long others) {
        Quota.checkRoom(others, quotas.perUser(), "groups for the user");
    }
}
