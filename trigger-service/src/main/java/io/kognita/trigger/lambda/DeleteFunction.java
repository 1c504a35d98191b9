package io.kognita.trigger.lambda;

import io.kognita.trigger.function.FunctionRegistry;
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
    private final FunctionRegistry registry;
    private final JavaScriptFunctions scripts;

    DeleteFunction(FunctionReference references, FunctionRegistry registry, JavaScriptFunctions scripts) {
        this.references = references;
        this.registry = registry;
        this.scripts = scripts;
    }

    @DELETE
    @Path("/{FunctionName}")
    @Signed(service = "lambda", operation = "DeleteFunction")
    public Uni<Response> call(@PathParam("FunctionName") String reference, @QueryParam("Qualifier") String qualifier) {
        String name = references.name(reference, qualifier);
        return registry.delete(name, Target.JAVASCRIPT)
                .invoke(() -> scripts.forget(name))
                .replaceWith(LambdaJson::nothing);
    }
}
