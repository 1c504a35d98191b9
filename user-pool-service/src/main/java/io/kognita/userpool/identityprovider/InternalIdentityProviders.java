package io.kognita.userpool.identityprovider;

import io.kognita.wire.aws.AwsJson;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What hosted-ui-service needs to sign a user in elsewhere: a provider with its secrets, a private key included. */
@Path("/internal/pools/{poolId}")
@Produces(MediaType.APPLICATION_JSON)
public class InternalIdentityProviders {

    private final IdentityProviders providers;

    InternalIdentityProviders(IdentityProviders providers) {
        this.providers = providers;
    }

    /** The provider in AWS's JSON ({@code IdentityProviderType}). */
    @GET
    @Path("identity-providers/{name}")
    public Uni<byte[]> byName(@PathParam("poolId") String poolId, @PathParam("name") String name) {
        return providers.existing(poolId, name).map(AwsJson::encode);
    }

    /** As {@link #byName}, by an identifier of the provider. */
    @GET
    @Path("idp-identifiers/{identifier}")
    public Uni<byte[]> byIdentifier(@PathParam("poolId") String poolId, @PathParam("identifier") String identifier) {
        return providers.identified(poolId, identifier).map(AwsJson::encode);
    }
}
