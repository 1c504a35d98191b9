package io.kognita.userpool.key;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.AwsErrors;
import io.kognita.wire.config.Deployment;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** The documents that verifiers of a pool's tokens read: its keys (RFC 7517) and OpenID Connect Discovery 1.0. */
@Path("/{poolId}/.well-known")
@Produces(MediaType.APPLICATION_JSON)
public class WellKnown {

    /** Far shorter than the time for which a next key is published before it signs. */
    private static final String CACHING = "public, max-age=3600";

    private final SigningKeys keys;
    private final Pools pools;
    private final String publicUrl;

    WellKnown(SigningKeys keys, Pools pools, Deployment deployment) {
        this.keys = keys;
        this.pools = pools;
        this.publicUrl = deployment.publicUrl().toString();
    }

    @GET
    @Path("jwks.json")
    public Uni<RestResponse<JsonWebKeys>> keySet(@PathParam("poolId") String poolId) {
        return pools.byId(poolId)
                .flatMap(pool -> keys.published(pool.id()))
                .map(JsonWebKeys::of)
                .map(WellKnown::cacheable);
    }

    @GET
    @Path("openid-configuration")
    public Uni<RestResponse<Discovery>> configuration(@PathParam("poolId") String poolId) {
        return pools.byId(poolId)
                .map(pool -> Discovery.of(publicUrl, pool.id()))
                .map(WellKnown::cacheable);
    }

    /** A browser or a library asks here, so the status is HTTP's own. */
    @ServerExceptionMapper
    public Response unknownPool(ResourceNotFoundException failure) {
        JsonNode body = JsonNodeFactory.instance.objectNode().put("message", failure.getMessage());
        return Response.status(Response.Status.NOT_FOUND)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build();
    }

    /** The database is away, say: logged once, and told without detail. */
    @ServerExceptionMapper
    public Response failed(Exception failure) {
        return AwsErrors.restResponse(failure);
    }

    private static <T> RestResponse<T> cacheable(T document) {
        return RestResponse.ResponseBuilder.ok(document)
                .header("Cache-Control", CACHING)
                .build();
    }
}
