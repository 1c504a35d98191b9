package io.kognita.userpool.authfactor;

import io.kognita.userpool.passkey.PasskeyTable;
import io.kognita.userpool.token.AccessTokens;
import io.kognita.userpool.user.UserShapes;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserAuthFactorsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserAuthFactorsResponse;

/** Users see by which factors they can sign in. */
@Singleton
class GetUserAuthFactors extends Operation<GetUserAuthFactorsRequest, GetUserAuthFactorsResponse> {

    private final AccessTokens accessTokens;
    private final PasskeyTable passkeys;

    GetUserAuthFactors(AccessTokens accessTokens, PasskeyTable passkeys) {
        super(GetUserAuthFactorsRequest::builder, Access.CLIENT);
        this.accessTokens = accessTokens;
        this.passkeys = passkeys;
    }

    @Override
    public Uni<GetUserAuthFactorsResponse> handle(GetUserAuthFactorsRequest input, Call call) {
        return accessTokens
                .verify(input.accessToken())
                .flatMap(grant -> passkeys.any(grant.user())
                        .map(passkey -> GetUserAuthFactorsResponse.builder()
                                .username(grant.user().username())
                                .preferredMfaSetting(UserShapes.preferredFactor(grant.user()))
                                .userMFASettingList(UserShapes.secondFactors(grant.user()))
                                .configuredUserAuthFactors(AuthFactors.of(grant.pool(), grant.user(), passkey))
                                .build()));
    }
}
