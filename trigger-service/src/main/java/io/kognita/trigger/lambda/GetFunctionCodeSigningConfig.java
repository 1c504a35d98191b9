package io.kognita.trigger.lambda;

import io.kognita.wire.sigv4.Signed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import software.amazon.awssdk.services.lambda.model.GetFunctionCodeSigningConfigResponse;

/** Says that no function's code is signed. */
@Path("/2020-06-30/functions")
public class GetFunctionCodeSigningConfig {

    private final FunctionLookup lookup;

    GetFunctionCodeSigningConfig(FunctionLookup lookup) {
        this.lookup = lookup;
    }

    @GET
    @Path("/{FunctionName}/code-signing-config")
    @Signed(service = "lambda", operation = "GetFunctionCodeSigningConfig")
    public Uni<Response> call(@PathParam("FunctionName") String reference) {
        return lookup.script(reference, null)
                .map(function -> LambdaJson.ok(GetFunctionCodeSigningConfigResponse.builder()
                        .functionName(function.name())
                        .build()));
    }
}
