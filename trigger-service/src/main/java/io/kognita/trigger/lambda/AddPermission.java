package io.kognita.trigger.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.trigger.function.Functions;
import io.kognita.trigger.function.Target;
import io.kognita.wire.aws.AwsJson;
import io.kognita.wire.sigv4.Signed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.AddPermissionResponse;

/** Adds a statement to a function's policy. */
@Path("/2015-03-31/functions")
public class AddPermission {

    private final FunctionReference references;
    private final Functions functions;
    private final PolicyShapes policies;

    AddPermission(FunctionReference references, Functions functions, PolicyShapes policies) {
        this.references = references;
        this.functions = functions;
        this.policies = policies;
    }

    @POST
    @Path("/{FunctionName}/policy")
    @Signed(service = "lambda", operation = "AddPermission")
    public Uni<Response> call(
            @PathParam("FunctionName") String reference, @QueryParam("Qualifier") String qualifier, byte[] body) {
        AddPermissionRequest request = AwsJson.decode(body, AddPermissionRequest.builder());
        String name = references.name(reference, qualifier);
        ObjectNode statement = policies.statement(name, request);
        return functions
                .change(name, Target.JAVASCRIPT, change -> {
                    Target.JavaScript script = (Target.JavaScript) change.target();
                    LambdaFailures.requireRevision(request.revisionId(), script.revision());
                    return change.to(policies.with(script, statement));
                })
                .map(function -> function.orElseThrow(() -> references.notFound(name)))
                .map(function -> LambdaJson.answer(
                        201,
                        AddPermissionResponse.builder()
                                .statement(statement.toString())
                                .build()));
    }
}
