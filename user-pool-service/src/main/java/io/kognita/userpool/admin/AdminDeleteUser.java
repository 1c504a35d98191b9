package io.kognita.userpool.admin;

import io.kognita.userpool.account.Deletion;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDeleteUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDeleteUserResponse;

/** An administrator deletes a user. */
@Singleton
class AdminDeleteUser extends Operation<AdminDeleteUserRequest, AdminDeleteUserResponse> {

    private final Targets targets;
    private final Deletion deletion;

    AdminDeleteUser(Targets targets, Deletion deletion) {
        super(AdminDeleteUserRequest::builder);
        this.targets = targets;
        this.deletion = deletion;
    }

    @Override
    public Uni<AdminDeleteUserResponse> handle(AdminDeleteUserRequest input, Call call) {
        return targets.find(input.userPoolId(), input.username())
                .flatMap(target -> deletion.delete(target.pool(), target.user(), call))
                .replaceWith(AdminDeleteUserResponse.builder().build());
    }
}
