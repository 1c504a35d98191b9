package io.kognita.userpool.client;

import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.kognita.wire.page.PageTokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolClientsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolClientsResponse;

/** Lists the app clients of a pool in the order of their ids. */
@Singleton
class ListUserPoolClients extends Operation<ListUserPoolClientsRequest, ListUserPoolClientsResponse> {

    private static final int USUAL_PAGE = 60;

    private final Pools pools;
    private final ClientTable clients;
    private final PageTokens tokens;

    ListUserPoolClients(Pools pools, ClientTable clients, PageTokens tokens) {
        super(ListUserPoolClientsRequest::builder);
        this.pools = pools;
        this.clients = clients;
        this.tokens = tokens;
    }

    @Override
    public Uni<ListUserPoolClientsResponse> handle(ListUserPoolClientsRequest input, Call call) {
        String list = "ListUserPoolClients/" + input.userPoolId();
        String after = input.nextToken() == null ? "" : opened(list, input.nextToken());
        int size = input.maxResults() == null ? USUAL_PAGE : input.maxResults();
        return pools.byId(input.userPoolId())
                .chain(() -> clients.page(input.userPoolId(), after, size + 1))
                .map(found -> answer(list, found, size));
    }

    private String opened(String list, String token) {
        return tokens.open(list, token)
                .map(List::getFirst)
                .orElseThrow(() -> InvalidParameterException.builder()
                        .message("Invalid pagination token")
                        .build());
    }

    private ListUserPoolClientsResponse answer(String list, List<UserPoolClient> found, int size) {
        List<UserPoolClient> page = found.subList(0, Math.min(size, found.size()));
        return ListUserPoolClientsResponse.builder()
                .userPoolClients(page.stream()
                        .map(UserPoolClient::settings)
                        .map(ClientShapes::description)
                        .toList())
                .nextToken(
                        found.size() > size ? tokens.after(list, page.getLast().id()) : null)
                .build();
    }
}
