package io.kognita.userpool.client;

import io.kognita.userpool.page.Paging;
import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.kognita.wire.page.Page;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolClientsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolClientsResponse;

/** Lists the app clients of a pool in the order of their ids. */
@Singleton
class ListUserPoolClients extends Operation<ListUserPoolClientsRequest, ListUserPoolClientsResponse> {

    private static final int MOST = 60;

    private final Pools pools;
    private final ClientTable clients;
    private final Paging paging;

    ListUserPoolClients(Pools pools, ClientTable clients, Paging paging) {
        super(ListUserPoolClientsRequest::builder);
        this.pools = pools;
        this.clients = clients;
        this.paging = paging;
    }

    @Override
    public Uni<ListUserPoolClientsResponse> handle(ListUserPoolClientsRequest input, Call call) {
        String list = "ListUserPoolClients/" + input.userPoolId();
        String after = paging.start(list, input.nextToken(), "");
        int size = Paging.size(input.maxResults(), MOST);
        return pools.byId(input.userPoolId())
                .chain(pool -> clients.page(pool.id(), after, size + 1))
                .map(found -> response(paging.page(list, found, size, UserPoolClient::id)));
    }

    private static ListUserPoolClientsResponse response(Page<UserPoolClient> page) {
        return ListUserPoolClientsResponse.builder()
                .userPoolClients(page.map(UserPoolClient::settings)
                        .map(ClientShapes::description)
                        .items())
                .nextToken(page.nextToken())
                .build();
    }
}
