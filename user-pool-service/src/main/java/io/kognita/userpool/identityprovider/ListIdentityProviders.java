package io.kognita.userpool.identityprovider;

import io.kognita.userpool.page.Paging;
import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.kognita.wire.page.Page;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListIdentityProvidersRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListIdentityProvidersResponse;

/** Lists the identity providers of a pool in the order of their names. */
@Singleton
class ListIdentityProviders extends Operation<ListIdentityProvidersRequest, ListIdentityProvidersResponse> {

    private static final int MOST = 60;

    private final Pools pools;
    private final IdentityProviders providers;
    private final Paging paging;

    ListIdentityProviders(Pools pools, IdentityProviders providers, Paging paging) {
        super(ListIdentityProvidersRequest::builder);
        this.pools = pools;
        this.providers = providers;
        this.paging = paging;
    }

    @Override
    public Uni<ListIdentityProvidersResponse> handle(ListIdentityProvidersRequest input, Call call) {
        String list = "ListIdentityProviders/" + input.userPoolId();
        String after = paging.start(list, input.nextToken(), "");
        int size = Paging.size(input.maxResults(), MOST);
        return pools.byId(input.userPoolId())
                .flatMap(pool -> providers.page(pool.id(), after, size + 1))
                .map(found -> response(paging.page(list, found, size, IdentityProviderType::providerName)));
    }

    private static ListIdentityProvidersResponse response(Page<IdentityProviderType> page) {
        return ListIdentityProvidersResponse.builder()
                .providers(page.map(ProviderShapes::description).items())
                .nextToken(page.nextToken())
                .build();
    }
}
