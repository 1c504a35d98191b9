package io.kognita.wire.signin;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Asks to sign in somebody whom an identity provider has proved.
 *
 * @param providerName the provider's name in the client's pool
 * @param subject what the provider calls them for good; proved
 * @param answer what else it tells of them; proved as far as the provider's protocol proves it
 */
@RegisterForReflection
public record FederatedSignIn(String clientId, String providerName, String subject, ProviderAnswer answer) {

    /** Never shows who it is. */
    @Override
    public String toString() {
        return "FederatedSignIn[clientId=" + clientId + ", providerName=" + providerName + "]";
    }
}
