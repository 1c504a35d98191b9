package io.kognita.userpool.pool;

import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.kognita.wire.page.PageTokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolsResponse;

/** Lists user pools in the order of their ids. */
@Singleton
class ListUserPools extends Operation<ListUserPoolsRequest, ListUserPoolsResponse> {

    private static final String LIST = "ListUserPools";

    private final PoolTable pools;
    private final PageTokens tokens;

    ListUserPools(PoolTable pools, PageTokens tokens) {
        super(ListUserPoolsRequest::builder);
        this.pools = pools;
        this.tokens = tokens;
    }

    @Override
    public Uni<ListUserPoolsResponse> handle(ListUserPoolsRequest input, Call call) {
        String after = input.nextToken() == null ? "" : opened(input.nextToken());
        return pools.page(after, input.maxResults() + 1).map(found -> answer(found, input.maxResults()));
    }

    private String opened(String token) {
        return tokens.open(LIST, token)
                .map(List::getFirst)
                .orElseThrow(() -> PoolRules.invalid("Invalid pagination token"));
    }

    private ListUserPoolsResponse answer(List<UserPool> found, int size) {
        List<UserPool> page = found.subList(0, Math.min(size, found.size()));
        return ListUserPoolsResponse.builder()
                .userPools(page.stream()
                        .map(UserPool::settings)
                        .map(PoolShapes::description)
                        .toList())
                .nextToken(
                        found.size() > size ? tokens.after(LIST, page.getLast().id()) : null)
                .build();
    }
}
