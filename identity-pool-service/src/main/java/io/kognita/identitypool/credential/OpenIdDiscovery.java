package io.kognita.identitypool.credential;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** How others verify OpenID tokens of identities: discovery document and keys (OpenID Connect Discovery 1.0). */
@Path(OpenIdIssuer.PATH)
@Produces(MediaType.APPLICATION_JSON)
public class OpenIdDiscovery {

    private final OpenIdIssuer issuer;
    private final OpenIdKeys keys;

    OpenIdDiscovery(OpenIdIssuer issuer, OpenIdKeys keys) {
        this.issuer = issuer;
        this.keys = keys;
    }

    /** The discovery document; names as the standard has them. */
    @RegisterForReflection
    public record Document(
            String issuer,
            String jwks_uri,
            List<String> response_types_supported,
            List<String> subject_types_supported,
            List<String> id_token_signing_alg_values_supported) {}

    @GET
    @Path(".well-known/openid-configuration")
    public Document document() {
        return new Document(issuer.issuer(), issuer.keys(), List.of("token"), List.of("public"), List.of("RS256"));
    }

    @GET
    @Path(OpenIdIssuer.KEYS)
    public Uni<String> keys() {
        return keys.published();
    }
}
