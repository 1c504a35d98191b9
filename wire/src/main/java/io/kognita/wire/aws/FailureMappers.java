package io.kognita.wire.aws;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Answers AWS errors that leave a REST method; the AWS JSON endpoint answers its own. */
class FailureMappers {

    @ServerExceptionMapper
    Response protocol(AwsFailure failure) {
        return AwsErrors.restResponse(failure);
    }

    @ServerExceptionMapper
    Response modelled(AwsServiceException failure) {
        return AwsErrors.restResponse(failure);
    }
}
