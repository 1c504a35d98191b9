package io.kognita.trigger.lambda;

import io.kognita.trigger.function.Target;
import io.kognita.wire.sigv4.Signed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import software.amazon.awssdk.services.lambda.model.ListTagsResponse;

/** Shows a function's tags. */
@Path("/2017-03-31/tags")
public class ListTags {

    private final FunctionLookup lookup;

    ListTags(FunctionLookup lookup) {
        this.lookup = lookup;
    }

    @GET
    @Path("/{Arn}")
    @Signed(service = "lambda", operation = "ListTags")
    public Uni<Response> call(@PathParam("Arn") String arn) {
        return lookup.script(arn, null)
                .map(function -> LambdaJson.ok(ListTagsResponse.builder()
                        .tags(((Target.JavaScript) function.target()).tags())
                        .build()));
    }
}
