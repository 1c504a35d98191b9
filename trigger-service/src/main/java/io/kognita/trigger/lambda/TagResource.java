package io.kognita.trigger.lambda;

import io.kognita.trigger.function.Functions;
import io.kognita.trigger.function.Target;
import io.kognita.wire.aws.AwsJson;
import io.kognita.wire.sigv4.Signed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.lambda.model.TagResourceRequest;

/** Adds tags to a function, or changes their values. */
@Path("/2017-03-31/tags")
public class TagResource {

    private final FunctionReference references;
    private final Functions functions;

    TagResource(FunctionReference references, Functions functions) {
        this.references = references;
        this.functions = functions;
    }

    @POST
    @Path("/{Arn}")
    @Signed(service = "lambda", operation = "TagResource")
    public Uni<Response> call(@PathParam("Arn") String arn, byte[] body) {
        TagResourceRequest request = AwsJson.decode(body, TagResourceRequest.builder());
        String name = references.name(arn, null);
        return functions
                .change(name, Target.JAVASCRIPT, change -> {
                    Target.JavaScript script = (Target.JavaScript) change.target();
                    Map<String, String> tags = new HashMap<>(script.tags());
                    tags.putAll(request.tags());
                    FunctionRules.checkTags(tags);
                    return change.to(new Target.JavaScript(script.configuration(), tags, script.statements()));
                })
                .map(function -> function.orElseThrow(() -> references.notFound(name)))
                .map(function -> LambdaJson.nothing());
    }
}
