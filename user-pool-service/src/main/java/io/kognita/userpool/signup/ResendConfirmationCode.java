package io.kognita.userpool.signup;

import io.kognita.userpool.code.Addressee;
import io.kognita.userpool.code.Addressees;
import io.kognita.userpool.code.Limits;
import io.kognita.userpool.code.Pretence;
import io.kognita.userpool.code.Purpose;
import io.kognita.userpool.message.Destination;
import io.kognita.userpool.message.Occasion;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.userpool.user.User;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResendConfirmationCodeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResendConfirmationCodeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** A user asks for another code to confirm a new account. */
@Singleton
class ResendConfirmationCode extends Operation<ResendConfirmationCodeRequest, ResendConfirmationCodeResponse> {

    private final Addressees addressees;
    private final Limits limits;
    private final Confirmations confirmations;
    private final Pretence pretence;

    ResendConfirmationCode(Addressees addressees, Limits limits, Confirmations confirmations, Pretence pretence) {
        super(ResendConfirmationCodeRequest::builder, Access.CLIENT);
        this.addressees = addressees;
        this.limits = limits;
        this.confirmations = confirmations;
        this.pretence = pretence;
    }

    @Override
    public Uni<ResendConfirmationCodeResponse> handle(ResendConfirmationCodeRequest input, Call call) {
        return addressees
                .of(input.clientId(), input.username(), input.secretHash(), call)
                .invoke(addressee -> addressee.refuseOpenly(user -> refuseUnlessSendable(addressee.pool(), user)))
                .call(addressee -> limits.count(addressee.subject(), Limits.Action.RESEND_CONFIRMATION_CODE))
                .flatMap(addressee -> resend(addressee, TriggerContext.of(addressee.call(), input.clientMetadata())))
                .map(destination -> ResendConfirmationCodeResponse.builder()
                        .codeDeliveryDetails(destination.masked())
                        .build());
    }

    private Uni<Destination> resend(Addressee addressee, TriggerContext context) {
        return addressee
                .active()
                .filter(user -> user.status() == UserStatusType.UNCONFIRMED)
                .flatMap(user -> sent(context, user))
                .orElseGet(() -> pretence.send(addressee, Purpose.CONFIRM_SIGN_UP, Occasion.RESEND_CODE));
    }

    private Optional<Uni<Destination>> sent(TriggerContext context, User user) {
        return Confirmations.destination(context.pool(), user)
                .map(destination -> confirmations
                        .write(context, user, Occasion.RESEND_CODE, destination)
                        .call(draft -> Panache.withTransaction(() -> confirmations.send(draft)))
                        .replaceWith(destination));
    }

    private static void refuseUnlessSendable(Pool pool, User user) {
        if (user.status() != UserStatusType.UNCONFIRMED) {
            throw invalid("User is already confirmed.");
        }
        if (Confirmations.destination(pool, user).isEmpty()) {
            throw invalid("Cannot resend codes. Auto verification not turned on.");
        }
    }

    private static InvalidParameterException invalid(String message) {
        return InvalidParameterException.builder().message(message).build();
    }
}
