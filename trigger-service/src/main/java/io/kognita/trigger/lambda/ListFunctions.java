package io.kognita.trigger.lambda;

import io.kognita.trigger.function.FunctionRegistry;
import io.kognita.trigger.function.Target;
import io.kognita.wire.sigv4.Signed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;

/** Shows the JavaScript functions in the order of their names. */
@Path("/2015-03-31/functions")
public class ListFunctions {

    private final FunctionRegistry registry;
    private final FunctionShapes shapes;

    ListFunctions(FunctionRegistry registry, FunctionShapes shapes) {
        this.registry = registry;
        this.shapes = shapes;
    }

    @GET
    @Signed(service = "lambda", operation = "ListFunctions")
    public Uni<Response> call(
            @QueryParam("Marker") String marker, @QueryParam("MaxItems") @DefaultValue("50") int maxItems) {
        if (maxItems < 1 || maxItems > 10_000) {
            throw LambdaFailures.validation(
                    "maxItems", Integer.toString(maxItems), "Member must have value between 1 and 10000");
        }
        return registry.page(Target.JAVASCRIPT, marker, Math.min(maxItems, FunctionRegistry.MAX_PAGE))
                .map(page -> page.map(shapes::shown))
                .map(page -> LambdaJson.ok(ListFunctionsResponse.builder()
                        .functions(page.items())
                        .nextMarker(page.nextToken())
                        .build()));
    }
}
