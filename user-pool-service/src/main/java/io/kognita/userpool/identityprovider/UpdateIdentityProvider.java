package io.kognita.userpool.identityprovider;

import io.kognita.userpool.event.SettingsEvents;
import io.kognita.userpool.pool.Pool;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateIdentityProviderResponse;

/** Changes an identity provider. */
@Singleton
class UpdateIdentityProvider extends Operation<UpdateIdentityProviderRequest, UpdateIdentityProviderResponse> {

    private final ProviderChanges changes;
    private final IdentityProviders providers;
    private final ProviderShapes shapes;
    private final Clock clock;

    UpdateIdentityProvider(ProviderChanges changes, IdentityProviders providers, ProviderShapes shapes, Clock clock) {
        super(UpdateIdentityProviderRequest::builder);
        this.changes = changes;
        this.providers = providers;
        this.shapes = shapes;
        this.clock = clock;
    }

    @Override
    public Uni<UpdateIdentityProviderResponse> handle(UpdateIdentityProviderRequest input, Call call) {
        return details(input)
                .flatMap(details -> changes.apply(
                        input.userPoolId(),
                        input.providerName(),
                        pool -> change(pool, input, details),
                        SettingsEvents.Fact.IDENTITY_PROVIDER_CHANGED,
                        call))
                .map(provider -> UpdateIdentityProviderResponse.builder()
                        .identityProvider(ProviderShapes.described(provider))
                        .build());
    }

    private Uni<Map<String, String>> details(UpdateIdentityProviderRequest input) {
        return input.hasProviderDetails()
                ? providers
                        .existing(input.userPoolId(), input.providerName())
                        .flatMap(before -> shapes.details(before.providerType(), input.providerDetails()))
                : Uni.createFrom().nullItem();
    }

    private Uni<IdentityProviderType> change(
            Pool pool, UpdateIdentityProviderRequest input, Map<String, String> details) {
        return providers
                .existing(pool.id(), input.providerName())
                .map(before -> ProviderShapes.updated(pool, before, input, details, clock.instant()))
                .call(providers::change);
    }
}
