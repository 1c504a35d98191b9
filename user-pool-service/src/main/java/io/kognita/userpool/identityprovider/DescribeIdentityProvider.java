package io.kognita.userpool.identityprovider;

import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeIdentityProviderResponse;

/** Describes an identity provider by its name. */
@Singleton
class DescribeIdentityProvider extends Operation<DescribeIdentityProviderRequest, DescribeIdentityProviderResponse> {

    private final Pools pools;
    private final IdentityProviders providers;

    DescribeIdentityProvider(Pools pools, IdentityProviders providers) {
        super(DescribeIdentityProviderRequest::builder);
        this.pools = pools;
        this.providers = providers;
    }

    @Override
    public Uni<DescribeIdentityProviderResponse> handle(DescribeIdentityProviderRequest input, Call call) {
        return pools.byId(input.userPoolId())
                .flatMap(pool -> providers.existing(pool.id(), input.providerName()))
                .map(provider -> DescribeIdentityProviderResponse.builder()
                        .identityProvider(ProviderShapes.described(provider))
                        .build());
    }
}
