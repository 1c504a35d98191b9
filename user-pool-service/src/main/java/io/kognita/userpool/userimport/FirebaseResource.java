package io.kognita.userpool.userimport;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.userpool.password.foreign.FirebaseScrypt;
import io.kognita.userpool.password.foreign.UnusableHash;
import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.AwsFailure;
import io.kognita.wire.sigv4.Signed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;

/** Takes the parameters of a Firebase project's password hashes. Its calls are signed for {@code cognito-idp}. */
@Path("/imports/{UserPoolId}/firebase/project")
@Produces(MediaType.APPLICATION_JSON)
public class FirebaseResource {

    private final Pools pools;
    private final FirebaseProjects projects;
    private final ObjectMapper json;

    FirebaseResource(Pools pools, FirebaseProjects projects, ObjectMapper json) {
        this.pools = pools;
        this.projects = projects;
        this.json = json;
    }

    /** Sets the parameters; no call shows them again. */
    @PUT
    @Signed(service = "cognito-idp", operation = "PutFirebaseProject")
    public Uni<Void> put(@PathParam("UserPoolId") String poolId, byte[] body) {
        FirebaseScrypt project = read(body);
        return pools.byId(poolId).chain(pool -> projects.put(pool.id(), project));
    }

    private FirebaseScrypt read(byte[] body) {
        try {
            return json.readValue(body, FirebaseScrypt.class);
        } catch (IOException e) {
            Throwable why = e.getCause();
            throw invalid(why instanceof UnusableHash ? why.getMessage() : "The body is no project in JSON.");
        }
    }

    private static AwsFailure invalid(String message) {
        return new AwsFailure(400, "InvalidParameterException", message);
    }
}
