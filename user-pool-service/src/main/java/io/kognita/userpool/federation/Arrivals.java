package io.kognita.userpool.federation;

import io.kognita.userpool.client.ClientCall;
import io.kognita.userpool.client.ClientCalls;
import io.kognita.userpool.identityprovider.IdentityProviders;
import io.kognita.userpool.trigger.InboundFederation;
import io.kognita.wire.signin.FederatedSignIn;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Reads who comes from a provider, with what the pool's function makes of what the provider says. */
@Singleton
class Arrivals {

    private final ClientCalls clients;
    private final IdentityProviders providers;
    private final InboundFederation inboundFederation;

    Arrivals(ClientCalls clients, IdentityProviders providers, InboundFederation inboundFederation) {
        this.clients = clients;
        this.providers = providers;
        this.inboundFederation = inboundFederation;
    }

    /**
     * Who comes; no transaction may be open, for a function may run.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException when the client does
     *     not offer the provider
     */
    Uni<Arrival> of(FederatedSignIn signIn) {
        return clients.trusted(signIn.clientId())
                .invoke(client -> checkOffered(client, signIn.providerName()))
                .flatMap(client -> providers
                        .existing(client.pool().id(), signIn.providerName())
                        .map(provider -> Arrival.of(client, provider, signIn)))
                .flatMap(arrival -> inboundFederation
                        .ask(arrival.context(), arrival.provider(), signIn)
                        .map(changed -> changed.map(arrival::mapping).orElse(arrival)));
    }

    private static void checkOffered(ClientCall client, String providerName) {
        if (!client.client().settings().supportedIdentityProviders().contains(providerName)) {
            throw Account.invalid("The identity provider is not available to the client");
        }
    }
}
