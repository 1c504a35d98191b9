package io.kognita.userpool.recovery;

import io.kognita.userpool.code.Addressee;
import io.kognita.userpool.code.Limits;
import io.kognita.userpool.code.Pretence;
import io.kognita.userpool.code.Purpose;
import io.kognita.userpool.message.Destination;
import io.kognita.userpool.message.Occasion;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgotPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgotPasswordResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** A user asks for a code to set a new password. */
@Singleton
class ForgotPassword extends Operation<ForgotPasswordRequest, ForgotPasswordResponse> {

    private final ForgottenAccounts accounts;
    private final Limits limits;
    private final ResetCodes resetCodes;
    private final Pretence pretence;

    ForgotPassword(ForgottenAccounts accounts, Limits limits, ResetCodes resetCodes, Pretence pretence) {
        super(ForgotPasswordRequest::builder, Access.CLIENT);
        this.accounts = accounts;
        this.limits = limits;
        this.resetCodes = resetCodes;
        this.pretence = pretence;
    }

    @Override
    public Uni<ForgotPasswordResponse> handle(ForgotPasswordRequest input, Call call) {
        return accounts.find(input, call)
                .invoke(ForgotPassword::check)
                .call(addressee -> limits.count(addressee.subject(), Limits.Action.FORGOT_PASSWORD))
                .flatMap(this::send)
                .map(destination -> ForgotPasswordResponse.builder()
                        .codeDeliveryDetails(destination.masked())
                        .build());
    }

    private static void check(Addressee addressee) {
        if (RecoveryDestinations.byAdministratorsOnly(addressee.pool())) {
            throw NotAuthorizedException.builder()
                    .message("Contact administrator to reset password.")
                    .build();
        }
        addressee.refuseOpenly(user -> refuseUnlessReachable(addressee.pool(), user));
    }

    private static void refuseUnlessReachable(Pool pool, User user) {
        if (!ResetCodes.resettable(user)) {
            throw ResetCodes.unresettable();
        }
        if (RecoveryDestinations.of(pool, user).isEmpty()) {
            throw RecoveryDestinations.unreachable();
        }
    }

    private Uni<Destination> send(Addressee addressee) {
        return addressee
                .active()
                .filter(ResetCodes::resettable)
                .flatMap(user -> sent(addressee.pool(), user))
                .orElseGet(() -> pretence.send(addressee, Purpose.RESET_PASSWORD, Occasion.RESET_PASSWORD));
    }

    private Optional<Uni<Destination>> sent(Pool pool, User user) {
        return RecoveryDestinations.of(pool, user)
                .map(destination -> resetCodes.send(pool, user, destination).replaceWith(destination));
    }
}
