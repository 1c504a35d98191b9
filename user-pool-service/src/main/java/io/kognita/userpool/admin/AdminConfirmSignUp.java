package io.kognita.userpool.admin;

import io.kognita.userpool.trigger.PostConfirmation;
import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserEvents;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminConfirmSignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminConfirmSignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** An administrator confirms a user without a code; the user's addresses stay unverified. */
@Singleton
class AdminConfirmSignUp extends Operation<AdminConfirmSignUpRequest, AdminConfirmSignUpResponse> {

    private final Targets targets;
    private final PostConfirmation postConfirmation;
    private final Clock clock;

    AdminConfirmSignUp(Targets targets, PostConfirmation postConfirmation, Clock clock) {
        super(AdminConfirmSignUpRequest::builder);
        this.targets = targets;
        this.postConfirmation = postConfirmation;
        this.clock = clock;
    }

    @Override
    public Uni<AdminConfirmSignUpResponse> handle(AdminConfirmSignUpRequest input, Call call) {
        return targets.find(input.userPoolId(), input.username())
                .flatMap(target -> targets.change(target, UserEvents.Fact.CONFIRMED, this::confirm)
                        .flatMap(confirmed -> postConfirmation.afterSignUp(
                                TriggerContext.ofAdministrator(target.pool(), input.clientMetadata()), confirmed)))
                .replaceWith(AdminConfirmSignUpResponse.builder().build());
    }

    private Uni<Void> confirm(User user) {
        if (user.status() != UserStatusType.UNCONFIRMED) {
            throw NotAuthorizedException.builder()
                    .message("User cannot be confirmed. Current status is " + user.status())
                    .build();
        }
        user.become(UserStatusType.CONFIRMED, clock.instant());
        return Uni.createFrom().voidItem();
    }
}
