package io.kognita.userpool.recovery;

import io.kognita.userpool.client.ClientCall;
import io.kognita.userpool.client.ClientCalls;
import io.kognita.userpool.code.Addressee;
import io.kognita.userpool.code.Addressees;
import io.kognita.userpool.code.Limits;
import io.kognita.userpool.code.Pretence;
import io.kognita.userpool.code.Purpose;
import io.kognita.userpool.message.Destination;
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
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** A user asks for a code to set a new password. */
@Singleton
class ForgotPassword extends Operation<ForgotPasswordRequest, ForgotPasswordResponse> {

    private final ClientCalls clients;
    private final Addressees addressees;
    private final Limits limits;
    private final ResetCodes resetCodes;
    private final Pretence pretence;

    ForgotPassword(
            ClientCalls clients, Addressees addressees, Limits limits, ResetCodes resetCodes, Pretence pretence) {
        super(ForgotPasswordRequest::builder, Access.CLIENT);
        this.clients = clients;
        this.addressees = addressees;
        this.limits = limits;
        this.resetCodes = resetCodes;
        this.pretence = pretence;
    }

    @Override
    public Uni<ForgotPasswordResponse> handle(ForgotPasswordRequest input, Call call) {
        return clients.authenticate(input.clientId(), input.username(), input.secretHash(), call)
                .flatMap(client -> addressees
                        .named(client, input.username())
                        .flatMap(addressee -> send(client, addressee, input.username())))
                .map(destination -> ForgotPasswordResponse.builder()
                        .codeDeliveryDetails(destination.masked())
                        .build());
    }

    private Uni<Destination> send(ClientCall client, Addressee addressee, String username) {
        Pool pool = client.pool();
        if (RecoveryDestinations.byAdministratorsOnly(pool)) {
            throw notAuthorized("Contact administrator to reset password.");
        }
        if (!client.client().hidesUnknownUsers()) {
            addressee.user().ifPresent(user -> refuseUnlessReachable(pool, user));
        }
        return limits.count(addressee.subject(), Limits.Action.FORGOT_PASSWORD)
                .chain(() -> addressee
                        .active()
                        .filter(ResetCodes::resettable)
                        .flatMap(user -> sent(pool, user))
                        .orElseGet(() -> pretence.send(pool, addressee.subject(), Purpose.RESET_PASSWORD, username)));
    }

    private Optional<Uni<Destination>> sent(Pool pool, User user) {
        return RecoveryDestinations.of(pool, user)
                .map(destination -> resetCodes.send(pool, user, destination).replaceWith(destination));
    }

    private static void refuseUnlessReachable(Pool pool, User user) {
        if (!ResetCodes.resettable(user)) {
            throw notAuthorized("User password cannot be reset in the current state.");
        }
        if (RecoveryDestinations.of(pool, user).isEmpty()) {
            throw InvalidParameterException.builder()
                    .message("Cannot reset password for the user as there is no registered/verified email or"
                            + " phone_number")
                    .build();
        }
    }

    private static NotAuthorizedException notAuthorized(String message) {
        return NotAuthorizedException.builder().message(message).build();
    }
}
