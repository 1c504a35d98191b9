package io.kognita.userpool.token;

import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.user.Users;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUserGlobalSignOutRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUserGlobalSignOutResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** An operator signs a user out everywhere. */
@Singleton
class AdminUserGlobalSignOut extends Operation<AdminUserGlobalSignOutRequest, AdminUserGlobalSignOutResponse> {

    private final Pools pools;
    private final Users users;
    private final SignOut signOut;

    AdminUserGlobalSignOut(Pools pools, Users users, SignOut signOut) {
        super(AdminUserGlobalSignOutRequest::builder);
        this.pools = pools;
        this.users = users;
        this.signOut = signOut;
    }

    @Override
    public Uni<AdminUserGlobalSignOutResponse> handle(AdminUserGlobalSignOutRequest request, Call call) {
        return pools.byId(request.userPoolId())
                .flatMap(pool -> users.find(pool, request.username())
                        .map(found -> found.orElseThrow(() -> UserNotFoundException.builder()
                                .message("User does not exist.")
                                .build()))
                        .flatMap(user -> signOut.everywhere(pool, user, call)))
                .replaceWith(AdminUserGlobalSignOutResponse.builder().build());
    }
}
