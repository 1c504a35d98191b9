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
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponseType;

/** Users prove with a code that their authenticator app has the secret; from then on the app counts. */
@Singleton
class VerifySoftwareToken extends Operation<VerifySoftwareTokenRequest, VerifySoftwareTokenResponse> {

    private final AccessTokens accessTokens;
    private final PoolFactors poolFactors;
    private final SoftwareTokens softwareTokens;
    private final SoftwareTokenSetUp setUp;

    VerifySoftwareToken(
            AccessTokens accessTokens,
            PoolFactors poolFactors,
            SoftwareTokens softwareTokens,
            SoftwareTokenSetUp setUp) {
        super(VerifySoftwareTokenRequest::builder, Access.CLIENT);
        this.accessTokens = accessTokens;
        this.poolFactors = poolFactors;
        this.softwareTokens = softwareTokens;
        this.setUp = setUp;
    }

    @Override
    public Uni<VerifySoftwareTokenResponse> handle(VerifySoftwareTokenRequest input, Call call) {
        return TokenOrSession.isToken(input.accessToken(), input.session())
                ? signedIn(input).replaceWith(() -> success(null))
                : setUp.verify(input.session(), input.userCode(), input.friendlyDeviceName())
                        .map(VerifySoftwareToken::success);
    }

    private Uni<Void> signedIn(VerifySoftwareTokenRequest input) {
        return accessTokens
                .verify(input.accessToken())
                .call(grant -> poolFactors.of(grant.pool()).invoke(OfferedFactors::requireSoftwareTokens))
                .flatMap(grant -> softwareTokens.verify(
                        grant.pool(), grant.user(), input.userCode(), input.friendlyDeviceName()));
    }

    private static VerifySoftwareTokenResponse success(String session) {
        return VerifySoftwareTokenResponse.builder()
                .status(VerifySoftwareTokenResponseType.SUCCESS)
                .session(session)
                .build();
    }
}
