package io.kognita.wire.aws;

import io.quarkus.arc.All;
import jakarta.ws.rs.Path;
import java.util.List;

/** The user-pool API as far as these tests serve it. */
@Path("/")
public class SampleApi extends AwsEndpoint {

    static final Api API = new Api("AWSCognitoIdentityProviderService", "cognito-idp", "InvalidParameterException");

    SampleApi(@All List<Operation<?, ?>> operations, Constraints constraints, Callers callers) {
        super(API, operations, constraints, callers);
    }
}
