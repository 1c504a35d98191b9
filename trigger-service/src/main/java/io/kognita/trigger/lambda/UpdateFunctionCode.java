package io.kognita.trigger.lambda;

import io.kognita.trigger.function.Functions;
import io.kognita.trigger.function.Target;
import io.kognita.trigger.sandbox.JavaScriptFunctions;
import io.kognita.wire.aws.AwsJson;
import io.kognita.wire.sigv4.Signed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;

/** Gives a function other code, from the next call on. */
@Path("/2015-03-31/functions")
public class UpdateFunctionCode {

    private final FunctionReference references;
    private final FunctionShapes shapes;
    private final Functions functions;
    private final JavaScriptFunctions scripts;
    private final Vertx vertx;

    UpdateFunctionCode(
            FunctionReference references,
            FunctionShapes shapes,
            Functions functions,
            JavaScriptFunctions scripts,
            Vertx vertx) {
        this.references = references;
        this.shapes = shapes;
        this.functions = functions;
        this.scripts = scripts;
        this.vertx = vertx;
    }

    @PUT
    @Path("/{FunctionName}/code")
    @Signed(service = "lambda", operation = "UpdateFunctionCode")
    public Uni<Response> call(@PathParam("FunctionName") String reference, byte[] body) {
        UpdateFunctionCodeRequest request = AwsJson.decode(body, UpdateFunctionCodeRequest.builder());
        String name = references.name(reference, null);
        FunctionRules.checkZipOnly(null, request.imageUri() != null, request.s3Bucket() != null);
        if (request.zipFile() == null) {
            throw LambdaFailures.invalid("Please provide a source for function code.");
        }
        byte[] code = request.zipFile().asByteArray();
        return vertx.executeBlocking(() -> FunctionRules.checkedCode(code), false)
                .flatMap(checked -> functions.change(name, Target.JAVASCRIPT, change -> {
                    FunctionConfiguration stored = shapes.stored(change.target());
                    LambdaFailures.requireRevision(request.revisionId(), stored.revisionId());
                    Target.JavaScript before = (Target.JavaScript) change.target();
                    if (Boolean.TRUE.equals(request.dryRun())) {
                        return change;
                    }
                    Target after = shapes.target(before, shapes.revised(shapes.coded(stored, checked)));
                    return new Functions.Change(after, Optional.empty(), Optional.of(checked));
                }))
                .map(function -> function.orElseThrow(() -> references.notFound(name)))
                .invoke(() -> scripts.forget(name))
                .map(function -> LambdaJson.ok(shapes.shown(function)));
    }
}
