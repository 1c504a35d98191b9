package io.kognita.userpool.attribute;

import io.kognita.userpool.code.Limits;
import io.kognita.userpool.code.Subject;
import io.kognita.userpool.token.AccessTokens;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifyUserAttributeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifyUserAttributeResponse;

/** A user proves an address with a code, with which a value that waited for it takes effect. */
@Singleton
class VerifyUserAttribute extends Operation<VerifyUserAttributeRequest, VerifyUserAttributeResponse> {

    private final AccessTokens accessTokens;
    private final Limits limits;
    private final VerificationCodes codes;
    private final AttributeUpdates updates;

    VerifyUserAttribute(AccessTokens accessTokens, Limits limits, VerificationCodes codes, AttributeUpdates updates) {
        super(VerifyUserAttributeRequest::builder, Access.CLIENT);
        this.accessTokens = accessTokens;
        this.limits = limits;
        this.codes = codes;
        this.updates = updates;
    }

    @Override
    public Uni<VerifyUserAttributeResponse> handle(VerifyUserAttributeRequest input, Call call) {
        VerificationCodes.refuseUnverifiable(input.attributeName());
        return accessTokens
                .verify(input.accessToken())
                .call(grant -> limits.count(Subject.of(grant.user()), Limits.Action.VERIFY_USER_ATTRIBUTE))
                .flatMap(grant -> codes.check(grant.user(), input.attributeName(), input.code())
                        .flatMap(code -> updates.prove(grant.pool(), grant.user(), code)))
                .replaceWith(VerifyUserAttributeResponse.builder().build());
    }
}
