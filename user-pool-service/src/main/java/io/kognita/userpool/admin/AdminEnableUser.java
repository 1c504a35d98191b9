package io.kognita.userpool.admin;

import io.kognita.userpool.user.UserEvents;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminEnableUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminEnableUserResponse;

/** An administrator lets a disabled user sign in again. */
@Singleton
class AdminEnableUser extends Operation<AdminEnableUserRequest, AdminEnableUserResponse> {

    private final Targets targets;
    private final Clock clock;

    AdminEnableUser(Targets targets, Clock clock) {
        super(AdminEnableUserRequest::builder);
        this.targets = targets;
        this.clock = clock;
    }

    @Override
    public Uni<AdminEnableUserResponse> handle(AdminEnableUserRequest input, Call call) {
        return targets.find(input.userPoolId(), input.username())
                .flatMap(target -> targets.change(target, UserEvents.Fact.ENABLED, user -> {
                    user.enable(true, clock.instant());
                    return Uni.createFrom().voidItem();
                }))
                .replaceWith(AdminEnableUserResponse.builder().build());
    }
}
