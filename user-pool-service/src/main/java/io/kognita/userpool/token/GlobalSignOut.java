package io.kognita.userpool.token;

import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GlobalSignOutRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GlobalSignOutResponse;

/** A user signs out everywhere. */
@Singleton
class GlobalSignOut extends Operation<GlobalSignOutRequest, GlobalSignOutResponse> {

    private final AccessTokens accessTokens;
    private final SignOut signOut;

    GlobalSignOut(AccessTokens accessTokens, SignOut signOut) {
        super(GlobalSignOutRequest::builder, Access.CLIENT);
        this.accessTokens = accessTokens;
        this.signOut = signOut;
    }

    @Override
    public Uni<GlobalSignOutResponse> handle(GlobalSignOutRequest request, Call call) {
        return accessTokens
                .verify(request.accessToken())
                .flatMap(grant -> signOut.everywhere(grant.pool(), grant.user(), call))
                .replaceWith(GlobalSignOutResponse.builder().build());
    }
}
