package io.kognita.userpool.recovery;

import io.kognita.userpool.code.Addressee;
import io.kognita.userpool.code.Addressees;
import io.kognita.userpool.code.Codes;
import io.kognita.userpool.code.Limits;
import io.kognita.userpool.code.Purpose;
import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.userpool.user.User;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmForgotPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmForgotPasswordResponse;

/** A user sets a new password with a code. */
@Singleton
class ConfirmForgotPassword extends Operation<ConfirmForgotPasswordRequest, ConfirmForgotPasswordResponse> {

    private final Addressees addressees;
    private final Limits limits;
    private final Codes codes;
    private final PasswordResets resets;

    ConfirmForgotPassword(Addressees addressees, Limits limits, Codes codes, PasswordResets resets) {
        super(ConfirmForgotPasswordRequest::builder, Access.CLIENT);
        this.addressees = addressees;
        this.limits = limits;
        this.codes = codes;
        this.resets = resets;
    }

    @Override
    public Uni<ConfirmForgotPasswordResponse> handle(ConfirmForgotPasswordRequest input, Call call) {
        return addressees
                .of(input.clientId(), input.username(), input.secretHash(), call)
                .invoke(addressee -> resets.checkPolicy(addressee.pool(), input.password()))
                .flatMap(addressee -> reset(addressee, input, call))
                .replaceWith(ConfirmForgotPasswordResponse.builder().build());
    }

    private Uni<Void> reset(Addressee addressee, ConfirmForgotPasswordRequest input, Call call) {
        return limits.count(addressee.subject(), Limits.Action.CONFIRM_FORGOT_PASSWORD)
                .chain(() -> codes.check(addressee.subject(), Purpose.RESET_PASSWORD, input.confirmationCode()))
                .flatMap(code -> resets.reset(
                        TriggerContext.of(addressee.call(), input.clientMetadata()),
                        resettable(addressee),
                        code,
                        input.password(),
                        call));
    }

    /** A stand-in has a code of its own, which was never sent; whoever guesses it gains nothing. */
    private static User resettable(Addressee addressee) {
        return addressee.active().filter(ResetCodes::resettable).orElseThrow(Codes::mismatch);
    }
}
