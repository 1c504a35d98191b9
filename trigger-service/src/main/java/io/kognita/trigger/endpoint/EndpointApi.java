package io.kognita.trigger.endpoint;

import io.kognita.trigger.function.Function;
import io.kognita.trigger.function.FunctionArns;
import io.kognita.trigger.function.FunctionRegistry;
import io.kognita.trigger.function.Target;
import io.kognita.wire.sigv4.Signed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Registers functions that run elsewhere, where they are called by the Lambda Invoke API. */
@Path("/endpoints")
@Produces(MediaType.APPLICATION_JSON)
public class EndpointApi {

    private final EndpointRegistrations registrations;
    private final FunctionRegistry registry;
    private final FunctionArns arns;

    EndpointApi(EndpointRegistrations registrations, FunctionRegistry registry, FunctionArns arns) {
        this.registrations = registrations;
        this.registry = registry;
        this.arns = arns;
    }

    /** Registers an endpoint, or changes one. */
    @PUT
    @Path("/{name}")
    @Signed(service = "lambda", operation = "PutEndpoint")
    public Uni<EndpointShapes.Registered> put(@PathParam("name") String name, byte[] body) {
        return registrations.put(name, body).map(done -> new EndpointShapes.Registered(arns.arnOf(name)));
    }

    /** Shows an endpoint. */
    @GET
    @Path("/{name}")
    @Signed(service = "lambda", operation = "GetEndpoint")
    public Uni<EndpointShapes.Endpoint> get(@PathParam("name") String name) {
        return registry.find(name, Target.ENDPOINT).map(this::shape);
    }

    /** Shows the endpoints in the order of their names. */
    @GET
    @Signed(service = "lambda", operation = "ListEndpoints")
    public Uni<EndpointShapes.Listed> list(
            @QueryParam("Marker") String marker, @QueryParam("MaxItems") @DefaultValue("50") int maxItems) {
        return registry.page(Target.ENDPOINT, marker, maxItems)
                .map(page -> page.map(this::shape))
                .map(page -> new EndpointShapes.Listed(page.items(), page.nextToken()));
    }

    /** Removes an endpoint: triggers that name it fail from now on. */
    @DELETE
    @Path("/{name}")
    @Signed(service = "lambda", operation = "DeleteEndpoint")
    public Uni<Void> delete(@PathParam("name") String name) {
        return registry.delete(name, Target.ENDPOINT);
    }

    private EndpointShapes.Endpoint shape(Function function) {
        Target.Endpoint endpoint = (Target.Endpoint) function.target();
        return new EndpointShapes.Endpoint(
                function.name(),
                arns.arnOf(function.name()),
                endpoint.url().toString(),
                endpoint.functionName(),
                endpoint.signing().map(Target.Signing::region).orElse(null),
                endpoint.signing().map(Target.Signing::accessKeyId).orElse(null),
                function.createdAt().toString(),
                function.modifiedAt().toString());
    }
}
