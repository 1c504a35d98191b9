package io.kognita.userpool.identityprovider;

import io.kognita.userpool.event.SettingsEvents;
import io.kognita.userpool.pool.Quota;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateIdentityProviderResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;

/** Adds an identity provider to a pool. */
@Singleton
class CreateIdentityProvider extends Operation<CreateIdentityProviderRequest, CreateIdentityProviderResponse> {

    private final ProviderChanges changes;
    private final IdentityProviders providers;
    private final ProviderShapes shapes;
    private final ProviderQuotas quotas;
    private final Clock clock;

    CreateIdentityProvider(
            ProviderChanges changes,
            IdentityProviders providers,
            ProviderShapes shapes,
            ProviderQuotas quotas,
            Clock clock) {
        super(CreateIdentityProviderRequest::builder);
        this.changes = changes;
        this.providers = providers;
        this.shapes = shapes;
        this.quotas = quotas;
        this.clock = clock;
    }

    @Override
    public Uni<CreateIdentityProviderResponse> handle(CreateIdentityProviderRequest input, Call call) {
        return shapes.details(input.providerType(), input.providerDetails())
                .flatMap(details -> create(input, details, call))
                .map(provider -> CreateIdentityProviderResponse.builder()
                        .identityProvider(ProviderShapes.described(provider))
                        .build());
    }

    private Uni<IdentityProviderType> create(
            CreateIdentityProviderRequest input, Map<String, String> details, Call call) {
        return changes.apply(
                input.userPoolId(),
                input.providerName(),
                pool -> add(ProviderShapes.created(pool, input, details, clock.instant())),
                SettingsEvents.Fact.IDENTITY_PROVIDER_CREATED,
                call);
    }

    private Uni<IdentityProviderType> add(IdentityProviderType provider) {
        return providers
                .count(provider.userPoolId())
                .invoke(there -> Quota.checkRoom(there, quotas.perPool(), "identity providers of the user pool"))
                .chain(() -> providers.add(provider))
                .replaceWith(provider);
    }
}
