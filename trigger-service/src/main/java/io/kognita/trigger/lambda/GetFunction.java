package io.kognita.trigger.lambda;

import io.kognita.trigger.function.Target;
import io.kognita.wire.sigv4.Signed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;

/** Shows a function and where its code can be fetched for ten minutes. */
@Path("/2015-03-31/functions")
public class GetFunction {

    private final FunctionLookup lookup;
    private final FunctionShapes shapes;
    private final CodeLinks links;

    GetFunction(FunctionLookup lookup, FunctionShapes shapes, CodeLinks links) {
        this.lookup = lookup;
        this.shapes = shapes;
        this.links = links;
    }

    @GET
    @Path("/{FunctionName}")
    @Signed(service = "lambda", operation = "GetFunction")
    public Uni<Response> call(@PathParam("FunctionName") String reference, @QueryParam("Qualifier") String qualifier) {
        return lookup.script(reference, qualifier)
                .map(function -> LambdaJson.ok(GetFunctionResponse.builder()
                        .configuration(shapes.shown(function))
                        .code(code -> code.repositoryType("S3").location(links.to(function.name())))
                        .tags(((Target.JavaScript) function.target()).tags())
                        .build()));
    }
}
