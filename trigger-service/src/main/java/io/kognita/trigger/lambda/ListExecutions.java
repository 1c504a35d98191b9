package io.kognita.trigger.lambda;

import io.kognita.trigger.invocation.RecentExecutions;
import io.kognita.wire.page.Page;
import io.kognita.wire.page.PageTokens;
import io.kognita.wire.sigv4.Signed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Shows the latest executions of a function of any kind, with what it wrote. Lambda's own API has no such operation. */
@Path("/2015-03-31/functions")
@Produces(MediaType.APPLICATION_JSON)
public class ListExecutions {

    private static final String LIST = "executions";
    private static final int MAX_PAGE = 50;
    /** Later than any execution. */
    private static final List<String> START = List.of("9999-01-01T00:00:00Z", "ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final FunctionLookup lookup;
    private final RecentExecutions executions;
    private final PageTokens pages;

    ListExecutions(FunctionLookup lookup, RecentExecutions executions, PageTokens pages) {
        this.lookup = lookup;
        this.executions = executions;
        this.pages = pages;
    }

    @GET
    @Path("/{FunctionName}/executions")
    @Signed(service = "lambda", operation = "ListExecutions")
    public Uni<ExecutionShapes.Listed> call(
            @PathParam("FunctionName") String reference,
            @QueryParam("Marker") String marker,
            @QueryParam("MaxItems") @DefaultValue("50") int maxItems) {
        if (maxItems < 1 || maxItems > MAX_PAGE) {
            throw LambdaFailures.invalid("MaxItems must be between 1 and " + MAX_PAGE);
        }
        return lookup.any(reference, null).flatMap(function -> {
            String list = LIST + "/" + function.name();
            List<String> start = marker == null
                    ? START
                    : pages.open(list, marker)
                            .orElseThrow(() -> LambdaFailures.invalid("Marker is not one of this list"));
            return executions
                    .before(
                            function.name(),
                            Instant.parse(start.getFirst()),
                            UUID.fromString(start.getLast()),
                            maxItems + 1)
                    .map(found -> page(list, found, maxItems));
        });
    }

    private ExecutionShapes.Listed page(String list, List<RecentExecutions.Recent> found, int size) {
        Page<RecentExecutions.Recent> page = Page.of(
                found,
                size,
                last -> pages.after(list, last.startedAt().toString(), last.id().toString()));
        return new ExecutionShapes.Listed(
                page.items().stream().map(ExecutionShapes.Execution::of).toList(), page.nextToken());
    }
}
