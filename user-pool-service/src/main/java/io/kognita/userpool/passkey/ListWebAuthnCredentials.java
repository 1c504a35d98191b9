package io.kognita.userpool.passkey;

import io.kognita.userpool.token.AccessTokens;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListWebAuthnCredentialsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListWebAuthnCredentialsResponse;

/** A user lists their own passkeys. */
@Singleton
class ListWebAuthnCredentials extends Operation<ListWebAuthnCredentialsRequest, ListWebAuthnCredentialsResponse> {

    private final AccessTokens accessTokens;
    private final OwnPasskeys passkeys;

    ListWebAuthnCredentials(AccessTokens accessTokens, OwnPasskeys passkeys) {
        super(ListWebAuthnCredentialsRequest::builder, Access.CLIENT);
        this.accessTokens = accessTokens;
        this.passkeys = passkeys;
    }

    @Override
    public Uni<ListWebAuthnCredentialsResponse> handle(ListWebAuthnCredentialsRequest input, Call call) {
        return accessTokens
                .verify(input.accessToken())
                .flatMap(grant -> passkeys.page(grant.user(), input.maxResults(), input.nextToken()))
                .map(page -> ListWebAuthnCredentialsResponse.builder()
                        .credentials(page.map(PasskeyShapes::described).items())
                        .nextToken(page.nextToken())
                        .build());
    }
}
