package io.kognita.userpool.admin;

import io.kognita.userpool.password.Credential;
import io.kognita.userpool.password.PasswordChange;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserEvents;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserPasswordResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** An administrator sets a user's password, for good or until the next sign-in. */
@Singleton
class AdminSetUserPassword extends Operation<AdminSetUserPasswordRequest, AdminSetUserPasswordResponse> {

    private final Targets targets;
    private final PasswordChange passwordChange;
    private final Clock clock;

    AdminSetUserPassword(Targets targets, PasswordChange passwordChange, Clock clock) {
        super(AdminSetUserPasswordRequest::builder);
        this.targets = targets;
        this.passwordChange = passwordChange;
        this.clock = clock;
    }

    @Override
    public Uni<AdminSetUserPasswordResponse> handle(AdminSetUserPasswordRequest input, Call call) {
        return targets.find(input.userPoolId(), input.username())
                .flatMap(target -> passwordChange
                        .prepare(target.pool(), target.user(), input.password())
                        .flatMap(credential -> store(target, credential, Boolean.TRUE.equals(input.permanent()))))
                .replaceWith(AdminSetUserPasswordResponse.builder().build());
    }

    private Uni<User> store(Target target, Credential credential, boolean permanent) {
        Instant now = clock.instant();
        Instant expires = permanent ? null : now.plus(target.pool().temporaryPasswordValidity());
        UserStatusType status = permanent ? UserStatusType.CONFIRMED : UserStatusType.FORCE_CHANGE_PASSWORD;
        return targets.change(
                target,
                UserEvents.Fact.PASSWORD_CHANGED,
                user -> passwordChange
                        .store(target.pool(), user, credential, expires)
                        .invoke(() -> user.become(status, now)));
    }
}
