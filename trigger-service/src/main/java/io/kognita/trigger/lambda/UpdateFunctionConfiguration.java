package io.kognita.trigger.lambda;

import io.kognita.trigger.function.Functions;
import io.kognita.trigger.function.Target;
import io.kognita.trigger.sandbox.JavaScriptFunctions;
import io.kognita.wire.aws.AwsJson;
import io.kognita.wire.sigv4.Signed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** Changes how a function runs; members that are left out stay. */
@Path("/2015-03-31/functions")
public class UpdateFunctionConfiguration {

    private final FunctionReference references;
    private final FunctionShapes shapes;
    private final Functions functions;
    private final JavaScriptFunctions scripts;

    UpdateFunctionConfiguration(
            FunctionReference references, FunctionShapes shapes, Functions functions, JavaScriptFunctions scripts) {
        this.references = references;
        this.shapes = shapes;
        this.functions = functions;
        this.scripts = scripts;
    }

    @PUT
    @Path("/{FunctionName}/configuration")
    @Signed(service = "lambda", operation = "UpdateFunctionConfiguration")
    public Uni<Response> call(@PathParam("FunctionName") String reference, byte[] body) {
        UpdateFunctionConfigurationRequest request = AwsJson.decode(body, UpdateFunctionConfigurationRequest.builder());
        String name = references.name(reference, null);
        FunctionRules.checkNoLayers(request.layers());
        Optional<byte[]> secret = Optional.ofNullable(request.environment()).map(environment -> {
            FunctionRules.checkEnvironment(environment.variables());
            return shapes.secret(environment.variables());
        });
        return functions
                .change(name, Target.JAVASCRIPT, change -> {
                    FunctionConfiguration stored = shapes.stored(change.target());
                    LambdaFailures.requireRevision(request.revisionId(), stored.revisionId());
                    FunctionConfiguration changed = shapes.changed(stored, request);
                    FunctionRules.check(changed);
                    return new Functions.Change(
                            shapes.target((Target.JavaScript) change.target(), changed), secret, Optional.empty());
                })
                .map(function -> function.orElseThrow(() -> references.notFound(name)))
                .invoke(() -> scripts.forget(name))
                .map(function -> LambdaJson.ok(shapes.shown(function)));
    }
}
