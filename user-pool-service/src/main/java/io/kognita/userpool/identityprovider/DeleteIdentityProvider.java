package io.kognita.userpool.identityprovider;

import io.kognita.userpool.event.SettingsEvents;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteIdentityProviderResponse;

/** Deletes an identity provider; from then on nobody signs in through it, whichever client still names it. */
@Singleton
class DeleteIdentityProvider extends Operation<DeleteIdentityProviderRequest, DeleteIdentityProviderResponse> {

    private final ProviderChanges changes;
    private final IdentityProviders providers;

    DeleteIdentityProvider(ProviderChanges changes, IdentityProviders providers) {
        super(DeleteIdentityProviderRequest::builder);
        this.changes = changes;
        this.providers = providers;
    }

    @Override
    public Uni<DeleteIdentityProviderResponse> handle(DeleteIdentityProviderRequest input, Call call) {
        return changes.apply(
                        input.userPoolId(),
                        input.providerName(),
                        pool -> providers.remove(pool.id(), input.providerName()),
                        SettingsEvents.Fact.IDENTITY_PROVIDER_DELETED,
                        call)
                .replaceWith(DeleteIdentityProviderResponse.builder()::build);
    }
}
