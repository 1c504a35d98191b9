package io.kognita.wire.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Turns a failure into the answer AWS would give: code, message and nothing of the inside. */
public final class AwsErrors {

    private static final Logger LOG = Logger.getLogger(AwsErrors.class);

    private AwsErrors() {}

    /** The AWS code and HTTP status of a failure, with the message a client may see. */
    public record Shape(int status, String code, String message) {}

    /** Describes a failure; anything that is no modelled or protocol error is logged once and answered without detail. */
    public static Shape shapeOf(Throwable failure, String requestId) {
        return switch (failure) {
            case AwsFailure known -> new Shape(known.status(), known.code(), known.getMessage());
            case AwsServiceException modelled -> new Shape(400, codeOf(modelled), modelled.getMessage());
            default -> {
                LOG.errorf(failure, "request %s failed", requestId);
                yield new Shape(500, "InternalErrorException", "An internal error occurred.");
            }
        };
    }

    /** The answer on an AWS JSON 1.1 endpoint. */
    public static Response response(Throwable failure, String requestId) {
        return response(failure, requestId, AwsEndpoint.AWS_JSON_TYPE);
    }

    /** The answer on an AWS REST-JSON path or an internal one. */
    public static Response restResponse(Throwable failure) {
        return response(failure, RequestIds.current(), MediaType.APPLICATION_JSON_TYPE);
    }

    private static Response response(Throwable failure, String requestId, MediaType type) {
        Shape shape = shapeOf(failure, requestId);
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("__type", shape.code());
        if (shape.message() != null) {
            body.put("message", shape.message());
        }
        return Response.status(shape.status())
                .type(type)
                .header(RequestIds.HEADER, requestId)
                .header("x-amzn-ErrorType", shape.code() + ":")
                .header("x-amzn-ErrorMessage", headerSafe(shape.message()))
                .entity(body.toString().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static String codeOf(AwsServiceException failure) {
        return failure.getClass().getSimpleName();
    }

    /** A header must stay one line of printable ASCII, whatever a client's input put into the message. */
    private static String headerSafe(String message) {
        if (message == null) {
            return "";
        }
        String line = message.replaceAll("[^\\x20-\\x7e]", "?");
        return line.length() > 512 ? line.substring(0, 512) : line;
    }
}
