package io.kognita.trigger.lambda;

import io.kognita.wire.sigv4.Signed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** Shows a function without its code. */
@Path("/2015-03-31/functions")
public class GetFunctionConfiguration {

    private final FunctionLookup lookup;
    private final FunctionShapes shapes;

    GetFunctionConfiguration(FunctionLookup lookup, FunctionShapes shapes) {
        this.lookup = lookup;
        this.shapes = shapes;
    }

    @GET
    @Path("/{FunctionName}/configuration")
    @Signed(service = "lambda", operation = "GetFunctionConfiguration")
    public Uni<Response> call(@PathParam("FunctionName") String reference, @QueryParam("Qualifier") String qualifier) {
        return lookup.script(reference, qualifier).map(function -> LambdaJson.ok(shapes.shown(function)));
    }
}
