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

/** Takes a statement from a function's policy. */
@Path("/2015-03-31/functions")
public class RemovePermission {

    private final FunctionReference references;
    private final Functions functions;
    private final PolicyShapes policies;

    RemovePermission(FunctionReference references, Functions functions, PolicyShapes policies) {
        this.references = references;
        this.functions = functions;
        this.policies = policies;
    }

    @DELETE
    @Path("/{FunctionName}/policy/{StatementId}")
    @Signed(service = "lambda", operation = "RemovePermission")
    public Uni<Response> call(
            @PathParam("FunctionName") String reference,
            @PathParam("StatementId") String statementId,
            @QueryParam("Qualifier") String qualifier,
            @QueryParam("RevisionId") String revisionId) {
        String name = references.name(reference, qualifier);
        return functions
                .change(name, Target.JAVASCRIPT, change -> {
                    Target.JavaScript script = (Target.JavaScript) change.target();
                    LambdaFailures.requireRevision(revisionId, script.revision());
                    return change.to(policies.without(script, statementId));
                })
                .map(function -> function.orElseThrow(() -> references.notFound(name)))
                .map(function -> LambdaJson.nothing());
    }
}
