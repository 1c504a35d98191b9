package io.kognita.userpool.client;

import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolClientSecretsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolClientSecretsResponse;

/** Lists a client's secrets without their values; there are two at most, so there is one page. */
@Singleton
class ListUserPoolClientSecrets extends Operation<ListUserPoolClientSecretsRequest, ListUserPoolClientSecretsResponse> {

    private final Pools pools;
    private final ClientTable clients;

    ListUserPoolClientSecrets(Pools pools, ClientTable clients) {
        super(ListUserPoolClientSecretsRequest::builder);
        this.pools = pools;
        this.clients = clients;
    }

    @Override
    public Uni<ListUserPoolClientSecretsResponse> handle(ListUserPoolClientSecretsRequest input, Call call) {
        return pools.byId(input.userPoolId())
                .flatMap(pool -> clients.read(pool.id(), input.clientId()))
                .map(client -> ListUserPoolClientSecretsResponse.builder()
                        .clientSecrets(client.secrets().stream()
                                .map(secret -> ClientSecrets.descriptor(client.id(), secret))
                                .toList())
                        .build());
    }
}
