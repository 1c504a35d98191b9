package io.kognita.trigger.lambda;

import io.kognita.trigger.function.Target;
import io.kognita.wire.sigv4.Signed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;

/** Shows a function's policy. */
@Path("/2015-03-31/functions")
public class GetPolicy {

    private final FunctionLookup lookup;
    private final PolicyShapes policies;

    GetPolicy(FunctionLookup lookup, PolicyShapes policies) {
        this.lookup = lookup;
        this.policies = policies;
    }

    @GET
    @Path("/{FunctionName}/policy")
    @Signed(service = "lambda", operation = "GetPolicy")
    public Uni<Response> call(@PathParam("FunctionName") String reference, @QueryParam("Qualifier") String qualifier) {
        return lookup.script(reference, qualifier).map(function -> {
            Target.JavaScript script = (Target.JavaScript) function.target();
            return LambdaJson.ok(GetPolicyResponse.builder()
                    .policy(policies.document(script))
                    .revisionId(script.revision())
                    .build());
        });
    }
}
