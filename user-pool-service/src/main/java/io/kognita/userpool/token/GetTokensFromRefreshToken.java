package io.kognita.userpool.token;

import io.kognita.userpool.client.Client;
import io.kognita.userpool.client.Clients;
import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetTokensFromRefreshTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetTokensFromRefreshTokenResponse;

/** A client exchanges a refresh token, also where refresh tokens rotate. */
@Singleton
class GetTokensFromRefreshToken extends Operation<GetTokensFromRefreshTokenRequest, GetTokensFromRefreshTokenResponse> {

    private final Clients clients;
    private final Pools pools;
    private final TokenRefresh tokenRefresh;

    GetTokensFromRefreshToken(Clients clients, Pools pools, TokenRefresh tokenRefresh) {
        super(GetTokensFromRefreshTokenRequest::builder, Access.CLIENT);
        this.clients = clients;
        this.pools = pools;
        this.tokenRefresh = tokenRefresh;
    }

    @Override
    public Uni<GetTokensFromRefreshTokenResponse> handle(GetTokensFromRefreshTokenRequest request, Call call) {
        return clients.byId(request.clientId())
                .invoke(client -> checkSecret(client, request, call))
                .flatMap(client -> presented(client, request, call))
                .flatMap(tokenRefresh::refresh)
                .map(tokens -> GetTokensFromRefreshTokenResponse.builder()
                        .authenticationResult(TokenShapes.result(tokens))
                        .build());
    }

    private static void checkSecret(Client client, GetTokensFromRefreshTokenRequest request, Call call) {
        if (!ClientProof.holds(client, request.clientSecret(), call)) {
            throw TokenRefusals.refused("Unable to verify secret for client " + client.id());
        }
    }

    private Uni<Presented> presented(Client client, GetTokensFromRefreshTokenRequest request, Call call) {
        return pools.byId(client.poolId())
                .map(pool -> new Presented(
                        pool,
                        client,
                        request.refreshToken(),
                        anyUser -> {},
                        request.deviceKey(),
                        request.clientMetadata(),
                        call));
    }
}
