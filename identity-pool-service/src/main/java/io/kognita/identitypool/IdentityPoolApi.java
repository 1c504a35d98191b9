package io.kognita.identitypool;

import io.kognita.wire.aws.Api;
import io.kognita.wire.aws.AwsEndpoint;
import io.kognita.wire.aws.Callers;
import io.kognita.wire.aws.Constraints;
import io.kognita.wire.aws.Operation;
import io.quarkus.arc.All;
import jakarta.ws.rs.Path;
import java.util.List;

/** The cognito-identity API: every operation of this service, found by its class. */
@Path("/")
public class IdentityPoolApi extends AwsEndpoint {

    private static final Api API = new Api("AWSCognitoIdentityService", "cognito-identity", "ValidationException");

    IdentityPoolApi(@All List<Operation<?, ?>> operations, Constraints constraints, Callers callers) {
        super(API, operations, constraints, callers);
    }
}
