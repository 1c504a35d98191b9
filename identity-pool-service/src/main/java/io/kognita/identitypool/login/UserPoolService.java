package io.kognita.identitypool.login;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What user-pool-service publishes. */
@RegisterRestClient(configKey = "user-pool-service")
@Path("/{poolId}/.well-known/jwks.json")
interface UserPoolService {

    /** A pool's key set (RFC 7517). */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Uni<String> jwks(@PathParam("poolId") String poolId);
}
