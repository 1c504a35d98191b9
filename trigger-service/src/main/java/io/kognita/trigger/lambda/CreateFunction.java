package io.kognita.trigger.lambda;

import io.kognita.trigger.function.Functions;
import io.kognita.trigger.function.Target;
import io.kognita.trigger.sandbox.JavaScriptFunctions;
import io.kognita.wire.aws.AwsJson;
import io.kognita.wire.sigv4.Signed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.hibernate.exception.ConstraintViolationException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.FunctionCode;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** Registers a JavaScript function with its code. */
@Path("/2015-03-31/functions")
public class CreateFunction {

    private final FunctionReference references;
    private final FunctionShapes shapes;
    private final Functions functions;
    private final JavaScriptFunctions scripts;
    private final Vertx vertx;

    CreateFunction(
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

    @POST
    @Signed(service = "lambda", operation = "CreateFunction")
    public Uni<Response> call(byte[] body) {
        CreateFunctionRequest request = AwsJson.decode(body, CreateFunctionRequest.builder());
        if (request.functionName() == null) {
            throw LambdaFailures.validation("functionName", "null", "Member must not be null");
        }
        String name = references.name(request.functionName(), null);
        byte[] code = code(request);
        FunctionConfiguration configuration = shapes.configuration(name, request, code);
        FunctionRules.check(configuration);
        Map<String, String> variables =
                request.environment() == null ? Map.of() : request.environment().variables();
        FunctionRules.checkEnvironment(variables);
        FunctionRules.checkTags(request.tags());
        Target target = new Target.JavaScript(shapes.tree(configuration), request.tags(), List.of());
        return vertx.executeBlocking(() -> FunctionRules.checkedCode(code), false)
                .flatMap(checked -> functions.create(name, target, shapes.secret(variables), checked))
                .onFailure(ConstraintViolationException.class)
                .transform(taken -> LambdaFailures.conflict("Function already exist: " + name))
                .invoke(() -> scripts.prepare())
                .map(function -> LambdaJson.answer(201, shapes.shown(function)));
    }

    private static byte[] code(CreateFunctionRequest request) {
        FunctionCode code = request.code() == null ? FunctionCode.builder().build() : request.code();
        FunctionRules.checkZipOnly(request.packageTypeAsString(), code.imageUri() != null, code.s3Bucket() != null);
        FunctionRules.checkNoLayers(request.layers());
        SdkBytes zip = code.zipFile();
        if (zip == null) {
            throw LambdaFailures.invalid("Please provide a source for function code.");
        }
        return zip.asByteArray();
    }
}
