package io.kognita.userpool.resourceserver;

import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.kognita.wire.page.Page;
import io.kognita.wire.page.PageTokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListResourceServersRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListResourceServersResponse;

/** Lists the resource servers of a pool in the order of their identifiers. */
@Singleton
class ListResourceServers extends Operation<ListResourceServersRequest, ListResourceServersResponse> {

    private static final int MOST = 50;

    private final Pools pools;
    private final ResourceServerTable table;
    private final PageTokens tokens;

    ListResourceServers(Pools pools, ResourceServerTable table, PageTokens tokens) {
        super(ListResourceServersRequest::builder);
        this.pools = pools;
        this.table = table;
        this.tokens = tokens;
    }

    @Override
    public Uni<ListResourceServersResponse> handle(ListResourceServersRequest input, Call call) {
        String list = "ListResourceServers/" + input.userPoolId();
        String after = input.nextToken() == null ? "" : opened(list, input.nextToken());
        int size = input.maxResults() == null ? MOST : input.maxResults();
        return pools.byId(input.userPoolId())
                .flatMap(pool -> table.page(pool.id(), after, size + 1))
                .map(found -> Page.of(found, size, last -> tokens.after(list, last.identifier())))
                .map(ListResourceServers::response);
    }

    private String opened(String list, String token) {
        return tokens.open(list, token)
                .map(List::getFirst)
                .orElseThrow(() -> InvalidParameterException.builder()
                        .message("Invalid pagination token")
                        .build());
    }

    private static ListResourceServersResponse response(Page<ResourceServer> page) {
        return ListResourceServersResponse.builder()
                .resourceServers(page.map(ResourceServer::settings).items())
                .nextToken(page.nextToken())
                .build();
    }
}
