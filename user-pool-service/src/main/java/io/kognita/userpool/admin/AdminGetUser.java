package io.kognita.userpool.admin;

import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserShapes;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;

/** An administrator looks at a user. */
@Singleton
class AdminGetUser extends Operation<AdminGetUserRequest, AdminGetUserResponse> {

    private final Targets targets;

    AdminGetUser(Targets targets) {
        super(AdminGetUserRequest::builder);
        this.targets = targets;
    }

    @Override
    public Uni<AdminGetUserResponse> handle(AdminGetUserRequest input, Call call) {
        return targets.find(input.userPoolId(), input.username()).map(target -> response(target.user()));
    }

    private static AdminGetUserResponse response(User user) {
        return AdminGetUserResponse.builder()
                .username(user.username())
                .userAttributes(UserShapes.attributes(user, attribute -> true))
                .userCreateDate(user.createdAt())
                .userLastModifiedDate(user.modifiedAt())
                .enabled(user.enabled())
                .userStatus(user.status())
                .userMFASettingList(UserShapes.secondFactors(user))
                .preferredMfaSetting(UserShapes.preferredFactor(user))
                .mfaOptions(UserShapes.mfaOptions(user))
                .build();
    }
}
