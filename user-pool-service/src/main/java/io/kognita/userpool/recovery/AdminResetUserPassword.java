package io.kognita.userpool.recovery;

import io.kognita.userpool.message.Destination;
import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.Users;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminResetUserPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminResetUserPasswordResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** An administrator makes a password useless; the user gets a code to set another. */
@Singleton
class AdminResetUserPassword extends Operation<AdminResetUserPasswordRequest, AdminResetUserPasswordResponse> {

    private final Pools pools;
    private final Users users;
    private final RecoveryDestinations destinations;
    private final ResetCodes resetCodes;

    AdminResetUserPassword(Pools pools, Users users, RecoveryDestinations destinations, ResetCodes resetCodes) {
        super(AdminResetUserPasswordRequest::builder);
        this.pools = pools;
        this.users = users;
        this.destinations = destinations;
        this.resetCodes = resetCodes;
    }

    @Override
    public Uni<AdminResetUserPasswordResponse> handle(AdminResetUserPasswordRequest input, Call call) {
        return pools.byId(input.userPoolId())
                .flatMap(pool -> users.existing(pool, input.username())
                        .flatMap(user -> destinations
                                .of(pool)
                                .flatMap(destination -> resetCodes.demand(
                                        TriggerContext.ofAdministrator(pool, input.clientMetadata()),
                                        user,
                                        present -> checked(present, destination)))))
                .replaceWith(AdminResetUserPasswordResponse.builder().build());
    }

    private static Destination checked(User user, Function<User, Optional<Destination>> destination) {
        if (!user.enabled()) {
            throw NotAuthorizedException.builder().message("User is disabled.").build();
        }
        if (user.status() != UserStatusType.CONFIRMED && user.status() != UserStatusType.RESET_REQUIRED) {
            throw ResetCodes.unresettable();
        }
        return destination.apply(user).orElseThrow(RecoveryDestinations::unreachable);
    }
}
