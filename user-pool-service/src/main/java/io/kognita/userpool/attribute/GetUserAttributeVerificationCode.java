package io.kognita.userpool.attribute;

import io.kognita.userpool.code.Limits;
import io.kognita.userpool.code.Subject;
import io.kognita.userpool.message.Destination;
import io.kognita.userpool.message.Draft;
import io.kognita.userpool.token.AccessTokens;
import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.Users;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserAttributeVerificationCodeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserAttributeVerificationCodeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** A user asks for a code to verify an address: the one that waits to take effect, else the present one. */
@Singleton
class GetUserAttributeVerificationCode
        extends Operation<GetUserAttributeVerificationCodeRequest, GetUserAttributeVerificationCodeResponse> {

    private final AccessTokens accessTokens;
    private final Limits limits;
    private final Users users;
    private final VerificationCodes codes;

    GetUserAttributeVerificationCode(AccessTokens accessTokens, Limits limits, Users users, VerificationCodes codes) {
        super(GetUserAttributeVerificationCodeRequest::builder, Access.CLIENT);
        this.accessTokens = accessTokens;
        this.limits = limits;
        this.users = users;
        this.codes = codes;
    }

    @Override
    public Uni<GetUserAttributeVerificationCodeResponse> handle(
            GetUserAttributeVerificationCodeRequest input, Call call) {
        VerificationCodes.refuseUnverifiable(input.attributeName());
        return accessTokens
                .verify(input.accessToken())
                .call(grant ->
                        limits.count(Subject.of(grant.user()), Limits.Action.GET_USER_ATTRIBUTE_VERIFICATION_CODE))
                .flatMap(grant -> send(grant.triggers(input.clientMetadata()), grant.user(), input.attributeName()))
                .map(sent -> GetUserAttributeVerificationCodeResponse.builder()
                        .codeDeliveryDetails(sent.masked())
                        .build());
    }

    private Uni<Destination> send(TriggerContext context, User user, String attribute) {
        return Panache.withSession(() -> due(user, attribute))
                .flatMap(destination -> codes.write(context, user, destination))
                .call(draft -> Panache.withTransaction(() -> users.locked(user)
                        .flatMap(locked -> due(locked, attribute))
                        .invoke(draft::checkFor)
                        .chain(() -> codes.send(draft))))
                .map(Draft::destination);
    }

    /** Where a code is due, in the current session. */
    private Uni<Destination> due(User user, String attribute) {
        return codes.waiting(user, attribute)
                .map(waiting -> waiting.or(() -> present(user, attribute)).orElseThrow(() -> unregistered(attribute)));
    }

    private static Optional<Destination> present(User user, String attribute) {
        return user.attribute(attribute).map(address -> new Destination(attribute, address));
    }

    private static InvalidParameterException unregistered(String attribute) {
        String what = attribute.equals(Destination.EMAIL) ? "email address" : "phone number";
        return InvalidParameterException.builder()
                .message("User does not have a valid registered " + what)
                .build();
    }
}
