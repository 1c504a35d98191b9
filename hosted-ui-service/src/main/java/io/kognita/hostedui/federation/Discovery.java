package io.kognita.hostedui.federation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;

/** What OpenID Connect providers say of themselves at their issuer's address (OpenID Connect Discovery 1.0 section 4). */
@Singleton
class Discovery {

    private final ProviderCalls calls;
    private final ProviderAddresses addresses;
    private final Remembered<JsonNode> documents;

    Discovery(ProviderCalls calls, ProviderAddresses addresses, RememberedDocuments remembered) {
        this.calls = calls;
        this.addresses = addresses;
        this.documents = remembered.make();
    }

    /** Endpoints of a provider with its details. */
    Uni<OidcEndpoints> endpoints(Map<String, String> details) {
        String issuer = details.get(OidcEndpoints.ISSUER);
        Uni<JsonNode> discovered = OidcEndpoints.complete(details)
                ? Uni.createFrom().item(JsonNodeFactory.instance.objectNode())
                : documents.of(issuer, this::read);
        return discovered
                .map(document -> OidcEndpoints.of(details, document))
                .map(endpoints -> endpoints.sendingTo(
                        addresses.parse(endpoints.authorization()).toString()));
    }

    /** Section 4.3: a document that names another issuer was written for somebody else. */
    private Uni<JsonNode> read(String issuer) {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return calls.get(base + "/.well-known/openid-configuration", Map.of()).map(document -> {
            if (!document.path("issuer").asText("").equals(issuer)) {
                throw new InvalidProof("the provider's configuration names another issuer");
            }
            return document;
        });
    }
}
