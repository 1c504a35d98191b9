package io.kognita.userpool.admin;

import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserShapes;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;

/** An administrator creates a user, or sends the invitation again. */
@Singleton
class AdminCreateUser extends Operation<AdminCreateUserRequest, AdminCreateUserResponse> {

    private final Pools pools;
    private final UserCreation creation;
    private final Reinvitation reinvitation;

    AdminCreateUser(Pools pools, UserCreation creation, Reinvitation reinvitation) {
        super(AdminCreateUserRequest::builder);
        this.pools = pools;
        this.creation = creation;
        this.reinvitation = reinvitation;
    }

    @Override
    public Uni<AdminCreateUserResponse> handle(AdminCreateUserRequest input, Call call) {
        return pools.byId(input.userPoolId())
                .flatMap(pool -> input.messageAction() == MessageActionType.RESEND
                        ? reinvitation.send(pool, input)
                        : creation.create(pool, input))
                .map(AdminCreateUser::response);
    }

    private static AdminCreateUserResponse response(User user) {
        return AdminCreateUserResponse.builder().user(UserShapes.user(user)).build();
    }
}
