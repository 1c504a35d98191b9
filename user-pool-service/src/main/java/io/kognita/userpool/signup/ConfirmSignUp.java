package io.kognita.userpool.signup;

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
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmSignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmSignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** A user proves with a code that a new account's address is theirs. */
@Singleton
class ConfirmSignUp extends Operation<ConfirmSignUpRequest, ConfirmSignUpResponse> {

    private final Addressees addressees;
    private final Limits limits;
    private final Codes codes;
    private final Confirmations confirmations;
    private final SignUpSessions sessions;

    ConfirmSignUp(
            Addressees addressees, Limits limits, Codes codes, Confirmations confirmations, SignUpSessions sessions) {
        super(ConfirmSignUpRequest::builder, Access.CLIENT);
        this.addressees = addressees;
        this.limits = limits;
        this.codes = codes;
        this.confirmations = confirmations;
        this.sessions = sessions;
    }

    @Override
    public Uni<ConfirmSignUpResponse> handle(ConfirmSignUpRequest input, Call call) {
        return addressees
                .of(input.clientId(), input.username(), input.secretHash(), call)
                .invoke(addressee -> addressee.refuseOpenly(ConfirmSignUp::refuseUnlessUnconfirmed))
                .call(addressee -> confirm(addressee, input))
                .map(addressee -> ConfirmSignUpResponse.builder()
                        .session(session(addressee, input.session()))
                        .build());
    }

    private Uni<Void> confirm(Addressee addressee, ConfirmSignUpRequest input) {
        return limits.count(addressee.subject(), Limits.Action.CONFIRM_SIGN_UP)
                .chain(() -> codes.check(addressee.subject(), Purpose.CONFIRM_SIGN_UP, input.confirmationCode()))
                .flatMap(code -> confirmations.confirm(
                        TriggerContext.of(addressee.call(), input.clientMetadata()),
                        confirmable(addressee),
                        code,
                        Boolean.TRUE.equals(input.forceAliasCreation())));
    }

    private String session(Addressee confirmed, String given) {
        return sessions.confirmed(confirmed.call().client(), confirmed.subject().sub(), given)
                .orElse(null);
    }

    private static void refuseUnlessUnconfirmed(User user) {
        if (user.status() != UserStatusType.UNCONFIRMED) {
            throw NotAuthorizedException.builder()
                    .message("User cannot be confirmed. Current status is " + user.status())
                    .build();
        }
    }

    /** A stand-in, or a user whose status is not told, has a code that was never sent; whoever guesses it gains nothing. */
    private static User confirmable(Addressee addressee) {
        return addressee
                .active()
                .filter(user -> user.status() == UserStatusType.UNCONFIRMED)
                .orElseThrow(Codes::mismatch);
    }
}
