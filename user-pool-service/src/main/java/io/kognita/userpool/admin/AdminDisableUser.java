package io.kognita.userpool.admin;

import io.kognita.userpool.token.SignOut;
import io.kognita.userpool.user.UserEvents;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDisableUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDisableUserResponse;

/** An administrator locks a user out: no more sign-ins, and every token is revoked. */
@Singleton
class AdminDisableUser extends Operation<AdminDisableUserRequest, AdminDisableUserResponse> {

    private final Targets targets;
    private final SignOut signOut;
    private final Clock clock;

    AdminDisableUser(Targets targets, SignOut signOut, Clock clock) {
        super(AdminDisableUserRequest::builder);
        this.targets = targets;
        this.signOut = signOut;
        this.clock = clock;
    }

    @Override
    public Uni<AdminDisableUserResponse> handle(AdminDisableUserRequest input, Call call) {
        return targets.find(input.userPoolId(), input.username())
                .flatMap(target -> targets.change(target, UserEvents.Fact.DISABLED, user -> {
                    user.enable(false, clock.instant());
                    return signOut.everywhere(target.pool(), user, call);
                }))
                .replaceWith(AdminDisableUserResponse.builder().build());
    }
}
