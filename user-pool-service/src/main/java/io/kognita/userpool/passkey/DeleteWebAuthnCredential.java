package io.kognita.userpool.passkey;

import io.kognita.userpool.token.AccessTokens;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteWebAuthnCredentialRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteWebAuthnCredentialResponse;

/** A user deletes a passkey of their own. */
@Singleton
class DeleteWebAuthnCredential extends Operation<DeleteWebAuthnCredentialRequest, DeleteWebAuthnCredentialResponse> {

    private final AccessTokens accessTokens;
    private final OwnPasskeys passkeys;

    DeleteWebAuthnCredential(AccessTokens accessTokens, OwnPasskeys passkeys) {
        super(DeleteWebAuthnCredentialRequest::builder, Access.CLIENT);
        this.accessTokens = accessTokens;
        this.passkeys = passkeys;
    }

    @Override
    public Uni<DeleteWebAuthnCredentialResponse> handle(DeleteWebAuthnCredentialRequest input, Call call) {
        return accessTokens
                .verify(input.accessToken())
                .flatMap(grant -> passkeys.delete(grant.pool(), grant.user(), input.credentialId()))
                .replaceWith(DeleteWebAuthnCredentialResponse.builder()::build);
    }
}
