package io.kognita.userpool.client;

import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.AwsFailure;
import io.kognita.wire.signin.ClientSettings;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What hosted-ui-service asks about clients. */
@Path("/internal/clients/{id}")
public class InternalClients {

    private final Pools pools;
    private final Clients clients;

    InternalClients(Pools pools, Clients clients) {
        this.pools = pools;
        this.clients = clients;
    }

    /** A secret that somebody claims to be the client's. */
    @RegisterForReflection
    public record Claim(String secret) {

        /** A secret never reaches a log. */
        @Override
        public String toString() {
            return "Claim";
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<ClientSettings> settings(@PathParam("id") String id) {
        return clients.byId(id)
                .flatMap(client -> pools.byId(client.poolId()).map(pool -> ClientShapes.settings(pool, client)));
    }

    /** Answers 204 when the secret is the client's; else, and for a client without one, {@code NotAuthorizedException}. */
    @POST
    @Path("secret")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Void> check(@PathParam("id") String id, Claim claim) {
        return clients.byId(id)
                .invoke(client -> {
                    if (claim == null || claim.secret() == null || !client.hasSecret(claim.secret())) {
                        throw new AwsFailure(
                                401, "NotAuthorizedException", "Unable to verify secret for client: " + id);
                    }
                })
                .replaceWithVoid();
    }
}
