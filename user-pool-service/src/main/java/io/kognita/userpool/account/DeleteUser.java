package io.kognita.userpool.account;

import io.kognita.userpool.token.AccessTokens;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserResponse;

/** Users delete themselves. */
@Singleton
class DeleteUser extends Operation<DeleteUserRequest, DeleteUserResponse> {

    private final AccessTokens accessTokens;
    private final Deletion deletion;

    DeleteUser(AccessTokens accessTokens, Deletion deletion) {
        super(DeleteUserRequest::builder, Access.CLIENT);
        this.accessTokens = accessTokens;
        this.deletion = deletion;
    }

    @Override
    public Uni<DeleteUserResponse> handle(DeleteUserRequest input, Call call) {
        return accessTokens
                .verify(input.accessToken())
                .flatMap(grant -> deletion.delete(grant.pool(), grant.user(), call))
                .replaceWith(DeleteUserResponse.builder().build());
    }
}
