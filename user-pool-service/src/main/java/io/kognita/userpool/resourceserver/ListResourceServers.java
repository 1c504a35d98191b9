package io.kognita.userpool.resourceserver;

import io.kognita.userpool.page.Paging;
import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.kognita.wire.page.Page;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListResourceServersRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListResourceServersResponse;

/** Lists the resource servers of a pool in the order of their identifiers. */
@Singleton
class ListResourceServers extends Operation<ListResourceServersRequest, ListResourceServersResponse> {

    private static final int MOST = 50;

    private final Pools pools;
    private final ResourceServerTable table;
    private final Paging paging;

    ListResourceServers(Pools pools, ResourceServerTable table, Paging paging) {
        super(ListResourceServersRequest::builder);
        this.pools = pools;
        this.table = table;
        this.paging = paging;
    }

    @Override
    public Uni<ListResourceServersResponse> handle(ListResourceServersRequest input, Call call) {
        String list = "ListResourceServers/" + input.userPoolId();
        String after = paging.start(list, input.nextToken(), "");
        int size = Paging.size(input.maxResults(), MOST);
        return pools.byId(input.userPoolId())
                .chain(pool -> table.page(pool.id(), after, size + 1))
                .map(found -> response(paging.page(list, found, size, ResourceServer::identifier)));
    }

    private static ListResourceServersResponse response(Page<ResourceServer> page) {
        return ListResourceServersResponse.builder()
                .resourceServers(page.map(ResourceServer::settings).items())
                .nextToken(page.nextToken())
                .build();
    }
}
