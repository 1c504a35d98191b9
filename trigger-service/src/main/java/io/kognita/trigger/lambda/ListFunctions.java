package io.kognita.trigger.lambda;

import io.kognita.trigger.function.Function;
import io.kognita.trigger.function.Functions;
import io.kognita.trigger.function.Target;
import io.kognita.wire.page.Page;
import io.kognita.wire.page.PageTokens;
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

    private static final String LIST = "functions";
    private static final int MAX_PAGE = 50;

    private final Functions functions;
    private final FunctionShapes shapes;
    private final PageTokens pages;

    ListFunctions(Functions functions, FunctionShapes shapes, PageTokens pages) {
        this.functions = functions;
        this.shapes = shapes;
        this.pages = pages;
    }

    @GET
    @Signed(service = "lambda", operation = "ListFunctions")
    public Uni<Response> call(
            @QueryParam("Marker") String marker, @QueryParam("MaxItems") @DefaultValue("50") int maxItems) {
        if (maxItems < 1 || maxItems > 10_000) {
            throw LambdaFailures.validation(
                    "maxItems", Integer.toString(maxItems), "Member must have value between 1 and 10000");
        }
        int size = Math.min(maxItems, MAX_PAGE);
        String start = marker == null || marker.isEmpty()
                ? ""
                : pages.open(LIST, marker)
                        .orElseThrow(() -> LambdaFailures.invalid("Marker is not one of this list"))
                        .getFirst();
        return functions.after(Target.JAVASCRIPT, start, size + 1).map(found -> {
            Page<Function> page = Page.of(found, size, last -> pages.after(LIST, last.name()));
            return LambdaJson.ok(ListFunctionsResponse.builder()
                    .functions(page.items().stream().map(shapes::shown).toList())
                    .nextMarker(page.nextToken())
                    .build());
        });
    }
}
