package io.kognita.userpool.pool;

import io.kognita.userpool.page.Paging;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.kognita.wire.page.Page;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolsResponse;

/** Lists user pools in the order of their ids. */
@Singleton
class ListUserPools extends Operation<ListUserPoolsRequest, ListUserPoolsResponse> {

    private static final String LIST = "ListUserPools";

    private final PoolTable pools;
    private final Paging paging;

    ListUserPools(PoolTable pools, Paging paging) {
        super(ListUserPoolsRequest::builder);
        this.pools = pools;
        this.paging = paging;
    }

    @Override
    public Uni<ListUserPoolsResponse> handle(ListUserPoolsRequest input, Call call) {
        String after = paging.start(LIST, input.nextToken(), "");
        int size = input.maxResults();
        return pools.page(after, size + 1).map(found -> response(paging.page(LIST, found, size, UserPool::id)));
    }

    private static ListUserPoolsResponse response(Page<UserPool> page) {
        return ListUserPoolsResponse.builder()
                .userPools(page.map(UserPool::settings)
                        .map(PoolShapes::description)
                        .items())
                .nextToken(page.nextToken())
                .build();
    }
}
