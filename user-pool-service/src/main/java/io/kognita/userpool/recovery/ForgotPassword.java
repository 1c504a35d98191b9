package io.kognita.userpool.recovery;

import io.kognita.userpool.code.Addressee;
import io.kognita.userpool.code.Limits;
import io.kognita.userpool.code.Pretence;
import io.kognita.userpool.code.Purpose;
import io.kognita.userpool.message.Destination;
import io.kognita.userpool.message.Occasion;
import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.userpool.user.User;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgotPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgotPasswordResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** A user asks for a code to set a new password. */
@Singleton
class ForgotPassword extends Operation<ForgotPasswordRequest, ForgotPasswordResponse> {

    private final ForgottenAccounts accounts;
    private final Limits limits;
    private final RecoveryDestinations destinations;
    private final ResetCodes resetCodes;
    private final Pretence pretence;

    ForgotPassword(
            ForgottenAccounts accounts,
            Limits limits,
            RecoveryDestinations destinations,
            ResetCodes resetCodes,
            Pretence pretence) {
        super(ForgotPasswordRequest::builder, Access.CLIENT);
        this.accounts = accounts;
        this.limits = limits;
        this.destinations = destinations;
        this.resetCodes = resetCodes;
        this.pretence = pretence;
    }

    @Override
    public Uni<ForgotPasswordResponse> handle(ForgotPasswordRequest input, Call call) {
        return accounts.find(input, call)
                .flatMap(addressee -> destinations
                        .of(addressee.pool())
                        .invoke(destination -> check(addressee, destination))
                        .call(destination -> limits.count(addressee.subject(), Limits.Action.FORGOT_PASSWORD))
                        .flatMap(destination -> send(
                                addressee, TriggerContext.of(addressee.call(), input.clientMetadata()), destination)))
                .map(sent -> ForgotPasswordResponse.builder()
                        .codeDeliveryDetails(sent.masked())
                        .build());
    }

    private static void check(Addressee addressee, Function<User, Optional<Destination>> destination) {
        if (RecoveryDestinations.byAdministratorsOnly(addressee.pool())) {
            throw NotAuthorizedException.builder()
                    .message("Contact administrator to reset password.")
                    .build();
        }
        addressee.refuseOpenly(user -> {
            if (!ResetCodes.resettable(user)) {
                throw ResetCodes.unresettable();
            }
            if (destination.apply(user).isEmpty()) {
                throw RecoveryDestinations.unreachable();
            }
        });
    }

    private Uni<Destination> send(
            Addressee addressee, TriggerContext context, Function<User, Optional<Destination>> destination) {
        return addressee
                .active()
                .filter(ResetCodes::resettable)
                .flatMap(user -> destination
                        .apply(user)
                        .map(address -> resetCodes.send(context, user, address).replaceWith(address)))
                .orElseGet(() -> pretence.send(addressee, Purpose.RESET_PASSWORD, Occasion.RESET_PASSWORD));
    }
}
