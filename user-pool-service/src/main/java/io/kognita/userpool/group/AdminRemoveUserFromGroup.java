package io.kognita.userpool.group;

import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRemoveUserFromGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRemoveUserFromGroupResponse;

/** Takes a user out of a group; one who is no member stays none. */
@Singleton
class AdminRemoveUserFromGroup extends Operation<AdminRemoveUserFromGroupRequest, AdminRemoveUserFromGroupResponse> {

    private final MembershipChanges changes;
    private final Memberships memberships;

    AdminRemoveUserFromGroup(MembershipChanges changes, Memberships memberships) {
        super(AdminRemoveUserFromGroupRequest::builder);
        this.changes = changes;
        this.memberships = memberships;
    }

    @Override
    public Uni<AdminRemoveUserFromGroupResponse> handle(AdminRemoveUserFromGroupRequest input, Call call) {
        return changes.apply(input.userPoolId(), input.username(), input.groupName(), memberships::leave)
                .replaceWith(AdminRemoveUserFromGroupResponse.builder()::build);
    }
}
