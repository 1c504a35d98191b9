package io.kognita.identitypool.pool;

import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.kognita.wire.page.Page;
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

    private final IdentityPoolTable table;
    private final PageTokens tokens;

    ListIdentityPools(IdentityPoolTable table, PageTokens tokens) {
        super(ListIdentityPoolsRequest::builder);
        this.table = table;
        this.tokens = tokens;
    }

    @Override
    public Uni<ListIdentityPoolsResponse> handle(ListIdentityPoolsRequest input, Call call) {
        String after = input.nextToken() == null ? "" : opened(input.nextToken());
        int limit = input.maxResults();
        return Panache.withSession(() -> table.page(after, limit + 1))
                .map(found -> response(Page.of(found, limit, last -> tokens.after(LIST, last.id()))));
    }

    private String opened(String token) {
        return tokens.open(LIST, token)
                .map(List::getFirst)
                .orElseThrow(() -> InvalidParameterException.builder()
                        .message("Invalid NextToken.")
                        .build());
    }

    private static ListIdentityPoolsResponse response(Page<IdentityPool> page) {
        return ListIdentityPoolsResponse.builder()
                .identityPools(page.map(ListIdentityPools::description).items())
                .nextToken(page.nextToken())
                .build();
    }

    private static IdentityPoolShortDescription description(IdentityPool pool) {
        return IdentityPoolShortDescription.builder()
                .identityPoolId(pool.id())
                .identityPoolName(pool.settings().identityPoolName())
                .build();
    }
}
