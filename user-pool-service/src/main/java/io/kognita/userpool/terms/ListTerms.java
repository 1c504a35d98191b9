package io.kognita.userpool.terms;

import io.kognita.userpool.page.Paging;
import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.kognita.wire.page.Page;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListTermsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListTermsResponse;

/** Lists the terms of a pool's app clients. */
@Singleton
class ListTerms extends Operation<ListTermsRequest, ListTermsResponse> {

    private static final int MOST = 60;
    private static final String BEFORE_ALL = new UUID(0, 0).toString();

    private final Pools pools;
    private final TermsTable table;
    private final Paging paging;

    ListTerms(Pools pools, TermsTable table, Paging paging) {
        super(ListTermsRequest::builder);
        this.pools = pools;
        this.table = table;
        this.paging = paging;
    }

    @Override
    public Uni<ListTermsResponse> handle(ListTermsRequest input, Call call) {
        String list = "ListTerms/" + input.userPoolId();
        UUID after = UUID.fromString(paging.start(list, input.nextToken(), BEFORE_ALL));
        int size = Paging.size(input.maxResults(), MOST);
        return pools.byId(input.userPoolId())
                .flatMap(pool -> table.page(pool.id(), after, size + 1))
                .map(found -> response(
                        paging.page(list, found, size, terms -> terms.id().toString())));
    }

    private static ListTermsResponse response(Page<Terms> page) {
        return ListTermsResponse.builder()
                .terms(page.map(Terms::settings).map(TermsShapes::description).items())
                .nextToken(page.nextToken())
                .build();
    }
}
