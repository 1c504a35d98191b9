package io.kognita.hostedui.federation;

import io.kognita.hostedui.HostedUi;
import io.kognita.hostedui.authorize.AuthorizationError;
import io.kognita.hostedui.authorize.AuthorizationRequest;
import io.kognita.hostedui.client.IdentityProviders;
import io.kognita.hostedui.web.Hosts;
import io.kognita.hostedui.web.Visitor;
import io.kognita.wire.rate.SenderRate;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;

/** The providers that clients offer, as far as their pools have them. */
@Singleton
class OfferedProviders {

    private final IdentityProviders providers;
    private final Hosts hosts;
    private final SenderRate rate;

    OfferedProviders(IdentityProviders providers, Hosts hosts, HostedUi settings, Clock clock) {
        this.providers = providers;
        this.hosts = hosts;
        this.rate = new SenderRate(settings.formsPerMinute(), clock);
    }

    /**
     * The provider that a request chooses by name or identifier. Each choice costs a row, so they are counted as forms are.
     *
     * @return fails with an {@link AuthorizationError} when the client offers none such
     */
    Uni<IdentityProviderType> chosen(Visitor visitor, AuthorizationRequest request) {
        if (!rate.admits(visitor.address(), "departure")) {
            throw new AuthorizationError(request.target(), "temporarily_unavailable", "There are too many sign-ins");
        }
        Uni<Optional<IdentityProviderType>> found = request.providerIdentifier()
                .map(identifier -> providers.identified(request.poolId(), identifier))
                .orElseGet(() ->
                        providers.named(request.poolId(), request.providerName().orElseThrow()));
        return found.map(provider -> offered(request, provider));
    }

    /** The provider to which a browser was sent. */
    Uni<IdentityProviderType> asked(AuthorizationRequest request, String name) {
        return providers.named(request.poolId(), name).map(provider -> offered(request, provider));
    }

    /** Scheme and host under which a browser knows this service, to come back with its cookies. */
    String ownOrigin(Visitor visitor) {
        return hosts.origin(visitor);
    }

    private static IdentityProviderType offered(AuthorizationRequest request, Optional<IdentityProviderType> provider) {
        return provider.filter(found -> request.client().identityProviders().contains(found.providerName()))
                .orElseThrow(() -> new AuthorizationError(
                        request.target(), "invalid_request", "The identity provider is not available to the client"));
    }
}
