package io.kognita.hostedui.federation;

import io.kognita.hostedui.authorize.AuthorizationError;
import io.kognita.hostedui.authorize.AuthorizationRequest;
import io.kognita.hostedui.authorize.OutsideSignIn;
import io.kognita.hostedui.session.Csrf;
import io.kognita.hostedui.web.Locations;
import io.kognita.hostedui.web.Randomness;
import io.kognita.hostedui.web.Visitor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;

/** Sends browsers to providers, each with a state that brings it back to where it began. */
@Singleton
class Departures implements OutsideSignIn {

    private final OfferedProviders providers;
    private final Protocols protocols;
    private final PendingSignIns pending;
    private final Csrf csrf;
    private final Randomness randomness;

    Departures(
            OfferedProviders providers, Protocols protocols, PendingSignIns pending, Csrf csrf, Randomness randomness) {
        this.providers = providers;
        this.protocols = protocols;
        this.pending = pending;
        this.csrf = csrf;
        this.randomness = randomness;
    }

    @Override
    public Uni<Response> begin(Visitor visitor, AuthorizationRequest request) {
        return providers.chosen(visitor, request).flatMap(provider -> depart(visitor, request, provider));
    }

    private Uni<Response> depart(Visitor visitor, AuthorizationRequest request, IdentityProviderType provider) {
        String browser = csrf.browser(visitor);
        String state = pending.newState(request.poolId());
        PendingSignIn signIn = new PendingSignIn(
                request.poolId(),
                provider.providerName(),
                request.parameters().encoded(),
                randomness.next(),
                randomness.next());
        Departure departure = new Departure(request, provider, providers.ownOrigin(visitor), state, signIn);
        return Uni.createFrom()
                .deferred(() -> protocols.with(provider).address(departure))
                .onFailure()
                .transform(failure -> failed(request, provider, failure))
                .call(() -> pending.keep(state, browser, signIn))
                .map(address ->
                        Locations.found(address).cookie(csrf.cookie(browser)).build());
    }

    private static AuthorizationError failed(
            AuthorizationRequest request, IdentityProviderType provider, Throwable failure) {
        return ProviderFailures.of(request.target(), provider, failure);
    }
}
