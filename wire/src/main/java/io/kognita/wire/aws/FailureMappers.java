package io.kognita.wire.aws;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Answers failures that leave a REST method as AWS would; the AWS JSON endpoint answers its own. */
class FailureMappers {

    @ServerExceptionMapper
    Response protocol(AwsFailure failure) {
        return AwsErrors.restResponse(failure);
    }

    @ServerExceptionMapper
    Response modelled(AwsServiceException failure) {
        return AwsErrors.restResponse(failure);
    }

    /** The database is away, say: logged once and told without detail. What HTTP has a status for keeps it. */
    @ServerExceptionMapper
    Response unforeseen(Throwable failure) {
        return failure instanceof WebApplicationException http ? http.getResponse() : AwsErrors.restResponse(failure);
    }
}
