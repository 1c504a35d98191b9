package io.kognita.userpool.identityprovider;

import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetIdentityProviderByIdentifierRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetIdentityProviderByIdentifierResponse;

/** Describes the identity provider that an identifier names. */
@Singleton
class GetIdentityProviderByIdentifier
        extends Operation<GetIdentityProviderByIdentifierRequest, GetIdentityProviderByIdentifierResponse> {

    private final Pools pools;
    private final IdentityProviders providers;

    GetIdentityProviderByIdentifier(Pools pools, IdentityProviders providers) {
        super(GetIdentityProviderByIdentifierRequest::builder);
        this.pools = pools;
        this.providers = providers;
    }

    @Override
    public Uni<GetIdentityProviderByIdentifierResponse> handle(
            GetIdentityProviderByIdentifierRequest input, Call call) {
        return pools.byId(input.userPoolId())
                .flatMap(pool -> providers.identified(pool.id(), input.idpIdentifier()))
                .map(provider -> GetIdentityProviderByIdentifierResponse.builder()
                        .identityProvider(ProviderShapes.described(provider))
                        .build());
    }
}
