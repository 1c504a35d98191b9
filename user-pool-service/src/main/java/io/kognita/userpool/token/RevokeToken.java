package io.kognita.userpool.token;

import io.kognita.userpool.client.Client;
import io.kognita.userpool.client.Clients;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RevokeTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RevokeTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnauthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedOperationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedTokenTypeException;

/** A client revokes a refresh token, and with it all tokens of its sign-in (RFC 7009). */
@Singleton
class RevokeToken extends Operation<RevokeTokenRequest, RevokeTokenResponse> {

    private final Clients clients;
    private final HeldTokens heldTokens;
    private final Revocation revocation;

    RevokeToken(Clients clients, HeldTokens heldTokens, Revocation revocation) {
        super(RevokeTokenRequest::builder, Access.CLIENT);
        this.clients = clients;
        this.heldTokens = heldTokens;
        this.revocation = revocation;
    }

    @Override
    public Uni<RevokeTokenResponse> handle(RevokeTokenRequest request, Call call) {
        return clients.byId(request.clientId())
                .invoke(client -> check(client, request, call))
                .flatMap(client -> revoke(client, request.token(), call))
                .replaceWith(RevokeTokenResponse.builder().build());
    }

    private static void check(Client client, RevokeTokenRequest request, Call call) {
        if (!ClientProof.holds(client, request.clientSecret(), call)) {
            throw UnauthorizedException.builder()
                    .message("Unable to verify the secret of client " + client.id())
                    .build();
        }
        if (!client.revocable()) {
            throw UnsupportedOperationException.builder()
                    .message("Token revocation is disabled for client " + client.id())
                    .build();
        }
        if (isJwt(request.token())) {
            throw UnsupportedTokenTypeException.builder()
                    .message("Only refresh tokens can be revoked")
                    .build();
        }
    }

    /** RFC 7009 section 2.2: an unknown token is as good as revoked, and another client's is unknown to this one. */
    private Uni<Void> revoke(Client client, String token, Call call) {
        return heldTokens
                .find(client.poolId(), client.id(), token)
                .flatMap(found -> found.map(held -> revocation.revoke(client, held.family(), call))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** ID and access tokens have three parts (RFC 7515 section 7.1), a refresh token of ours has one. */
    private static boolean isJwt(String token) {
        return token.chars().filter(character -> character == '.').count() == 2;
    }
}
