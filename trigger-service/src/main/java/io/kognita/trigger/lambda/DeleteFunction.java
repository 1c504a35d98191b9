package io.kognita.trigger.lambda;

import io.kognita.trigger.function.Functions;
import io.kognita.trigger.function.Target;
import io.kognita.trigger.sandbox.JavaScriptFunctions;
import io.kognita.wire.sigv4.Signed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** Removes a JavaScript function: triggers that name it fail from now on. */
@Path("/2015-03-31/functions")
public class DeleteFunction {

    private final FunctionReference references;
    private final Functions functions;
    private final JavaScriptFunctions scripts;

    DeleteFunction(FunctionReference references, Functions functions, JavaScriptFunctions scripts) {
        this.references = references;
        this.functions = functions;
        this.scripts = scripts;
    }

    @DELETE
    @Path("/{FunctionName}")
    @Signed(service = "lambda", operation = "DeleteFunction")
    public Uni<Response> call(@PathParam("FunctionName") String reference, @QueryParam("Qualifier") String qualifier) {
        String name = references.name(reference, qualifier);
        return functions.delete(name, Target.JAVASCRIPT).map(deleted -> {
            if (!deleted) {
                throw references.notFound(name);
            }
            scripts.forget(name);
            return LambdaJson.nothing();
        });
    }
}
