package io.kognita.identitypool.pool;

import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.kognita.wire.page.PageTokens;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityPoolShortDescription;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentityPoolsRequest;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentityPoolsResponse;

/** Lists the identity pools of the deployment. */
@Singleton
class ListIdentityPools extends Operation<ListIdentityPoolsRequest, ListIdentityPoolsResponse> {

    private static final String LIST = "ListIdentityPools";

    private final IdentityPools pools;
    private final PageTokens tokens;

    ListIdentityPools(IdentityPools pools, PageTokens tokens) {
        super(ListIdentityPoolsRequest::builder);
        this.pools = pools;
        this.tokens = tokens;
    }

    @Override
    public Uni<ListIdentityPoolsResponse> handle(ListIdentityPoolsRequest input, Call call) {
        String after = input.nextToken() == null ? "" : opened(input.nextToken());
        int limit = input.maxResults();
        return Panache.withSession(() -> pools.page(after, limit + 1)).map(found -> page(found, limit));
    }

    private String opened(String token) {
        return tokens.open(LIST, token)
                .map(List::getFirst)
                .orElseThrow(() -> InvalidParameterException.builder()
                        .message("Invalid NextToken.")
                        .build());
    }

    private ListIdentityPoolsResponse page(List<IdentityPool> found, int limit) {
        boolean more = found.size() > limit;
        List<IdentityPool> page = more ? found.subList(0, limit) : found;
        return ListIdentityPoolsResponse.builder()
                .identityPools(page.stream().map(ListIdentityPools::description).toList())
                .nextToken(more ? tokens.after(LIST, page.getLast().id()) : null)
                .build();
    }

    private static IdentityPoolShortDescription description(IdentityPool pool) {
        return IdentityPoolShortDescription.builder()
                .identityPoolId(pool.id())
                .identityPoolName(pool.settings().identityPoolName())
                .build();
    }
}
