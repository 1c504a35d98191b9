package io.kognita.trigger.lambda;

import io.kognita.trigger.function.Functions;
import io.kognita.trigger.function.Target;
import io.kognita.wire.sigv4.Signed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes tags from a function. */
@Path("/2017-03-31/tags")
public class UntagResource {

    private final FunctionReference references;
    private final Functions functions;

    UntagResource(FunctionReference references, Functions functions) {
        this.references = references;
        this.functions = functions;
    }

    @DELETE
    @Path("/{Arn}")
    @Signed(service = "lambda", operation = "UntagResource")
    public Uni<Response> call(@PathParam("Arn") String arn, @QueryParam("tagKeys") List<String> keys) {
        String name = references.name(arn, null);
        return functions
                .change(name, Target.JAVASCRIPT, change -> {
                    Target.JavaScript script = (Target.JavaScript) change.target();
                    Map<String, String> tags = new HashMap<>(script.tags());
                    tags.keySet().removeAll(keys);
                    return change.to(new Target.JavaScript(script.configuration(), tags, script.statements()));
                })
                .map(function -> function.orElseThrow(() -> references.notFound(name)))
                .map(function -> LambdaJson.nothing());
    }
}
