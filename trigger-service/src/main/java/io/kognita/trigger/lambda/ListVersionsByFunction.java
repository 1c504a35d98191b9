package io.kognita.trigger.lambda;

import io.kognita.wire.sigv4.Signed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionResponse;

/** Shows the only version that a function has here, the latest. */
@Path("/2015-03-31/functions")
public class ListVersionsByFunction {

    private final FunctionLookup lookup;
    private final FunctionShapes shapes;

    ListVersionsByFunction(FunctionLookup lookup, FunctionShapes shapes) {
        this.lookup = lookup;
        this.shapes = shapes;
    }

    @GET
    @Path("/{FunctionName}/versions")
    @Signed(service = "lambda", operation = "ListVersionsByFunction")
    public Uni<Response> call(@PathParam("FunctionName") String reference) {
        return lookup.script(reference, null)
                .map(function -> LambdaJson.ok(ListVersionsByFunctionResponse.builder()
                        .versions(shapes.shown(function))
                        .build()));
    }
}
