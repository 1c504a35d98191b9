package io.kognita.wire.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Turns a failure into the answer AWS would give: code, message and nothing of the inside. */
public final class AwsErrors {

    private static final Logger LOG = Logger.getLogger(AwsErrors.class);
    private static final String MODELS = "software.amazon.awssdk.services.cognito";
    private static final Set<String> FAULTS = Set.of("InternalErrorException", "InternalServerException");
    private static final int HEADER_CHARACTERS = 512;

    private AwsErrors() {}

    /** The AWS code and HTTP status of a failure, with the message a client may see. */
    public record Shape(int status, String code, String message) {}

    /** Describes a failure; anything that is no modelled or protocol error is logged once and answered without detail. */
    public static Shape shapeOf(Throwable failure, String requestId) {
        return switch (failure) {
            case AwsFailure known -> new Shape(known.status(), known.code(), known.getMessage());
            case AwsServiceException modelled
            when isOurs(modelled) ->
                new Shape(FAULTS.contains(codeOf(modelled)) ? 500 : 400, codeOf(modelled), modelled.getMessage());
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
        Response.ResponseBuilder response =
                Response.status(shape.status()).type(type).entity(body(shape));
        headers(shape, requestId).forEach(response::header);
        return response.build();
    }

    static byte[] body(Shape shape) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("__type", shape.code());
        if (shape.message() != null) {
            body.put("message", shape.message());
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    static Map<String, String> headers(Shape shape, String requestId) {
        return Map.of(
                RequestIds.HEADER,
                requestId,
                "x-amzn-ErrorType",
                shape.code() + ":",
                "x-amzn-ErrorMessage",
                headerSafe(Objects.requireNonNullElse(shape.message(), "")));
    }

    /** True for a modelled exception of the Cognito APIs; one of a service called on the way is an inner failure. */
    private static boolean isOurs(AwsServiceException failure) {
        return failure.getClass().getName().startsWith(MODELS)
                && !failure.getClass().getSuperclass().equals(AwsServiceException.class);
    }

    private static String codeOf(AwsServiceException failure) {
        return AwsNames.error(failure.getClass());
    }

    /** A header must stay one line of printable ASCII, whatever a client's input put into the message. */
    private static String headerSafe(String message) {
        StringBuilder line = new StringBuilder(Math.min(message.length(), HEADER_CHARACTERS));
        message.codePoints().limit(HEADER_CHARACTERS).forEach(c -> line.append(c >= ' ' && c <= '~' ? (char) c : '?'));
        return line.toString();
    }
}
