package io.kognita.trigger.endpoint;

import io.kognita.trigger.function.Function;
import io.kognita.trigger.function.FunctionArns;
import io.kognita.trigger.function.Functions;
import io.kognita.trigger.function.Target;
import io.kognita.wire.aws.AwsFailure;
import io.kognita.wire.page.Page;
import io.kognita.wire.page.PageTokens;
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

    private static final String LIST = "endpoints";
    private static final int MAX_PAGE = 50;

    private final EndpointRegistrations registrations;
    private final Functions functions;
    private final FunctionArns arns;
    private final PageTokens pages;

    EndpointApi(EndpointRegistrations registrations, Functions functions, FunctionArns arns, PageTokens pages) {
        this.registrations = registrations;
        this.functions = functions;
        this.arns = arns;
        this.pages = pages;
    }

    /** Registers an endpoint, or changes one. */
    @PUT
    @Path("/{name}")
    @Signed(service = "lambda", operation = "PutEndpoint")
    public Uni<EndpointShapes.Registered> put(@PathParam("name") String name, byte[] body) {
        if (!arns.isName(name)) {
            throw EndpointRegistrations.invalid("A name has 1 to 64 letters, digits, hyphens and underscores");
        }
        return registrations.put(name, body).map(done -> new EndpointShapes.Registered(arns.arnOf(name)));
    }

    /** Shows an endpoint. */
    @GET
    @Path("/{name}")
    @Signed(service = "lambda", operation = "GetEndpoint")
    public Uni<EndpointShapes.Endpoint> get(@PathParam("name") String name) {
        return functions.byName(name, Target.ENDPOINT).map(found -> shape(found.orElseThrow(() -> notFound(name))));
    }

    /** Shows the endpoints in the order of their names. */
    @GET
    @Signed(service = "lambda", operation = "ListEndpoints")
    public Uni<EndpointShapes.Listed> list(
            @QueryParam("Marker") String marker, @QueryParam("MaxItems") @DefaultValue("50") int maxItems) {
        if (maxItems < 1 || maxItems > MAX_PAGE) {
            throw EndpointRegistrations.invalid("MaxItems must be between 1 and " + MAX_PAGE);
        }
        return functions.after(Target.ENDPOINT, start(marker), maxItems + 1).map(found -> {
            Page<EndpointShapes.Endpoint> page = Page.of(found, maxItems, last -> pages.after(LIST, last.name()))
                    .map(this::shape);
            return new EndpointShapes.Listed(page.items(), page.nextToken());
        });
    }

    /** Removes an endpoint: triggers that name it fail from now on. */
    @DELETE
    @Path("/{name}")
    @Signed(service = "lambda", operation = "DeleteEndpoint")
    public Uni<Void> delete(@PathParam("name") String name) {
        return functions
                .delete(name, Target.ENDPOINT)
                .invoke(deleted -> {
                    if (!deleted) {
                        throw notFound(name);
                    }
                })
                .replaceWithVoid();
    }

    private String start(String marker) {
        return marker == null
                ? ""
                : pages.open(LIST, marker)
                        .orElseThrow(() -> EndpointRegistrations.invalid("Marker is not one of this list"))
                        .getFirst();
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

    private AwsFailure notFound(String name) {
        return new AwsFailure(404, "ResourceNotFoundException", "Function not found: " + arns.arnOf(name));
    }
}
