package io.kognita.trigger.lambda;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.trigger.function.Ending;
import io.kognita.trigger.invocation.Invocations;
import io.kognita.wire.aws.AwsFailure;
import io.kognita.wire.sigv4.Signed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Runs any function of this deployment, and waits for it or not. */
@Path("/2015-03-31/functions")
public class Invoke {

    private static final String ERROR = "X-Amz-Function-Error";
    private static final int LOG_TAIL = 4096;
    private static final int MAX_QUEUED_EVENT = 262_144;

    private final FunctionLookup lookup;
    private final Invocations invocations;
    private final AsynchronousCalls queue;
    private final ObjectMapper json;

    Invoke(FunctionLookup lookup, Invocations invocations, AsynchronousCalls queue, ObjectMapper json) {
        this.lookup = lookup;
        this.invocations = invocations;
        this.queue = queue;
        this.json = json;
    }

    @POST
    @Path("/{FunctionName}/invocations")
    @Signed(service = "lambda", operation = "InvokeFunction")
    public Uni<Response> call(
            @PathParam("FunctionName") String reference,
            @QueryParam("Qualifier") String qualifier,
            @HeaderParam("X-Amz-Invocation-Type") @DefaultValue("RequestResponse") String type,
            @HeaderParam("X-Amz-Log-Type") @DefaultValue("None") String logType,
            byte[] body) {
        byte[] event = event(body);
        return lookup.any(reference, qualifier).flatMap(function -> switch (type) {
            case "RequestResponse" -> invocations.invoke(function, event).map(result -> answer(result, logType));
            case "Event" -> queue.add(function, queueable(event)).map(ignored -> empty(202));
            case "DryRun" -> Uni.createFrom().item(empty(204));
            default ->
                throw LambdaFailures.validation(
                        "invocationType",
                        "...",
                        "Member must satisfy enum value set: [Event, RequestResponse, DryRun]");
        });
    }

    private byte[] event(byte[] body) {
        if (body == null || body.length == 0) {
            return "{}".getBytes(StandardCharsets.UTF_8);
        }
        try (JsonParser parser = json.getFactory().createParser(body)) {
            parser.nextToken();
            parser.skipChildren();
            if (parser.currentToken() != null && parser.nextToken() == null) {
                return body;
            }
        } catch (IOException e) {
            throw LambdaFailures.badContent("Could not parse request body into json");
        }
        throw LambdaFailures.badContent("Could not parse request body into json");
    }

    private static byte[] queueable(byte[] event) {
        if (event.length > MAX_QUEUED_EVENT) {
            throw new AwsFailure(
                    413,
                    "RequestTooLargeException",
                    event.length + " byte payload is too large for the Event invocation type (limit " + MAX_QUEUED_EVENT
                            + " bytes)");
        }
        return event;
    }

    private Response answer(Invocations.Result result, String logType) {
        Response.ResponseBuilder response = switch (result.ending()) {
            case Ending.Returned(byte[] payload) -> Response.ok(payload);
            case Ending.Threw threw -> Response.ok(threw.error()).header(ERROR, "Unhandled");
            case Ending.Failed(String reason) ->
                Response.ok(failed(result.id(), reason)).header(ERROR, "Unhandled");
            case Ending.Throttled(String reason) -> throw LambdaFailures.tooManyRequests("The function " + reason);
        };
        if (logType.equals("Tail")) {
            response.header("X-Amz-Log-Result", tail(result));
        }
        return response.type(MediaType.APPLICATION_JSON_TYPE)
                .header("X-Amz-Executed-Version", "$LATEST")
                .build();
    }

    private byte[] failed(String id, String reason) {
        return json.createObjectNode()
                .put("errorType", reason.equals("timed out") ? "Sandbox.Timedout" : "Runtime.ExitError")
                .put("errorMessage", "RequestId: " + id + " Error: " + reason)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The last 4 KB of what the function wrote, between the lines that Lambda writes. */
    private static String tail(Invocations.Result result) {
        String log = "START RequestId: " + result.id() + " Version: $LATEST\n" + result.log() + "\nEND RequestId: "
                + result.id() + "\n";
        byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
        int from = Math.max(0, bytes.length - LOG_TAIL);
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static Response empty(int status) {
        return Response.status(status).build();
    }
}
