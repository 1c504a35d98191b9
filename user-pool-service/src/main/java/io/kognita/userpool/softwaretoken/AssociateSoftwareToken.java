package io.kognita.userpool.softwaretoken;

import io.kognita.userpool.mfa.OfferedFactors;
import io.kognita.userpool.mfa.PoolFactors;
import io.kognita.userpool.mfa.SoftwareTokens;
import io.kognita.userpool.token.AccessTokens;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenResponse;

/** Users get a secret for their authenticator app, signed in or on the way there. */
@Singleton
class AssociateSoftwareToken extends Operation<AssociateSoftwareTokenRequest, AssociateSoftwareTokenResponse> {

    private final AccessTokens accessTokens;
    private final PoolFactors poolFactors;
    private final SoftwareTokens softwareTokens;
    private final SoftwareTokenSetUp setUp;

    AssociateSoftwareToken(
            AccessTokens accessTokens,
            PoolFactors poolFactors,
            SoftwareTokens softwareTokens,
            SoftwareTokenSetUp setUp) {
        super(AssociateSoftwareTokenRequest::builder, Access.CLIENT);
        this.accessTokens = accessTokens;
        this.poolFactors = poolFactors;
        this.softwareTokens = softwareTokens;
        this.setUp = setUp;
    }

    @Override
    public Uni<AssociateSoftwareTokenResponse> handle(AssociateSoftwareTokenRequest input, Call call) {
        return TokenOrSession.isToken(input.accessToken(), input.session())
                ? signedIn(input.accessToken())
                : setUp.associate(input.session())
                        .map(associated -> AssociateSoftwareTokenResponse.builder()
                                .secretCode(associated.secret().base32())
                                .session(associated.session())
                                .build());
    }

    private Uni<AssociateSoftwareTokenResponse> signedIn(String accessToken) {
        return accessTokens
                .verify(accessToken)
                .call(grant -> poolFactors.of(grant.pool()).invoke(OfferedFactors::requireSoftwareTokens))
                .flatMap(grant -> softwareTokens.offer(grant.user()))
                .map(secret -> AssociateSoftwareTokenResponse.builder()
                        .secretCode(secret.base32())
                        .build());
    }
}
