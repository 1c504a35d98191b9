package io.kognita.userpool;

import io.kognita.wire.aws.Api;
import io.kognita.wire.aws.AwsEndpoint;
import io.kognita.wire.aws.Callers;
import io.kognita.wire.aws.Constraints;
import io.kognita.wire.aws.Operation;
import io.kognita.wire.aws.Throttle;
import io.quarkus.arc.All;
import jakarta.ws.rs.Path;
import java.util.List;

/** The cognito-idp API: every operation of this service, found by its class. */
@Path("/")
public class UserPoolApi extends AwsEndpoint {

    /** The protocol's names of this API. */
    public static final Api API =
            new Api("AWSCognitoIdentityProviderService", "cognito-idp", "InvalidParameterException");

    UserPoolApi(@All List<Operation<?, ?>> operations, Constraints constraints, Callers callers, Throttle throttle) {
        super(API, operations, constraints, callers, throttle);
    }
}
