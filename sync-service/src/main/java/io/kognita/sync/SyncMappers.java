package io.kognita.sync;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.kognita.wire.aws.AwsErrors;
import io.kognita.wire.aws.AwsFailure;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Gives failures of validation, parsing and routing the form of an AWS error. */
class SyncMappers {

    @ServerExceptionMapper
    Response violation(ConstraintViolationException failure) {
        String message = failure.getConstraintViolations().stream()
                .map(SyncMappers::text)
                .sorted()
                .collect(Collectors.joining("; "));
        return AwsErrors.restResponse(SyncFailures.invalidParameter(message));
    }

    @ServerExceptionMapper
    Response unreadable(MismatchedInputException failure) {
        return AwsErrors.restResponse(AwsFailure.serialization("The request body does not fit the operation"));
    }

    @ServerExceptionMapper
    Response routing(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        String code = status == 404 || status == 405 ? "UnknownOperationException" : "SerializationException";
        return AwsErrors.restResponse(new AwsFailure(status, code, "The request is not one of the API"));
    }

    private static String text(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        return path.substring(path.indexOf('.') + 1) + " " + violation.getMessage();
    }
}
