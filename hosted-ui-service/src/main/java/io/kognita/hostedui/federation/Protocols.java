package io.kognita.hostedui.federation;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;

/** The protocols by the providers that speak them. */
@Singleton
class Protocols {

    private final List<Protocol> protocols;

    Protocols(@All List<Protocol> protocols) {
        this.protocols = protocols;
    }

    Protocol with(IdentityProviderType provider) {
        return protocols.stream()
                .filter(protocol -> protocol.speaksWith(provider.providerType()))
                .findFirst()
                .orElseThrow(() -> new ProviderUnreachable(
                        "speaks a protocol that is not known here: " + provider.providerType()));
    }
}
