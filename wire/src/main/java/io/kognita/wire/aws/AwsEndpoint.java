package io.kognita.wire.aws;

import io.kognita.wire.sigv4.Callers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The AWS JSON 1.1 endpoint: {@code POST /} with {@code X-Amz-Target}. Order on each call: target, decode, constraints,
 * access, handle, encode. A service extends it once, at {@code @Path("/")}, and names its API.
 */
public abstract class AwsEndpoint {

    /** A media type of its own, for Quarkus appends a charset to a plain string and SDKs compare literally. */
    static final MediaType AWS_JSON_TYPE = new MediaType("application", "x-amz-json-1.1");

    static final long MAX_BODY = 1 << 20;

    private final Api api;
    private final Map<String, Operation<?, ?>> operations = new TreeMap<>();
    private final Constraints constraints;
    private final Callers callers;

    protected AwsEndpoint(Api api, List<Operation<?, ?>> operations, Constraints constraints, Callers callers) {
        this.api = api;
        this.constraints = constraints;
        this.callers = callers;
        operations.forEach(operation -> this.operations.put(operation.name(), operation));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> call(@Context HttpServerRequest request, byte[] body) {
        String requestId = RequestIds.current();
        return Uni.createFrom()
                .deferred(() -> dispatch(request, body, requestId))
                .onFailure()
                .recoverWithItem(failure -> AwsErrors.response(failure, requestId));
    }

    private Uni<Response> dispatch(HttpServerRequest request, byte[] body, String requestId) {
        if (body.length > MAX_BODY) {
            throw AwsFailure.tooLarge(MAX_BODY);
        }
        return run(operation(request), request, body, requestId);
    }

    private Operation<?, ?> operation(HttpServerRequest request) {
        String contentType = request.getHeader("Content-Type");
        String target = request.getHeader("X-Amz-Target");
        if (target == null || contentType == null || !contentType.startsWith("application/x-amz-json-1.1")) {
            throw AwsFailure.unknownOperation("Expected Content-Type application/x-amz-json-1.1 and an X-Amz-Target");
        }
        String prefix = api.target() + ".";
        if (!target.startsWith(prefix)) {
            throw AwsFailure.unknownOperation("Unknown target " + target);
        }
        String name = target.substring(prefix.length());
        Operation<?, ?> operation = operations.get(name);
        if (operation == null) {
            throw AwsFailure.unknownOperation("Kognita does not have the operation " + name);
        }
        return operation;
    }

    private <I extends SdkPojo, O extends SdkPojo> Uni<Response> run(
            Operation<I, O> operation, HttpServerRequest request, byte[] body, String requestId) {
        I input = AwsJson.decode(body, operation.newInput());
        constraints.check(api, input);
        Caller caller = callers.authenticate(api, operation, input, request, body);
        Call call = new Call(
                requestId,
                operation.name(),
                caller,
                callers.sourceIp(request),
                request.headers().contains("User-Agent") ? request.getHeader("User-Agent") : "");
        return operation.handle(input, call).map(output -> ok(output, requestId));
    }

    private static Response ok(SdkPojo output, String requestId) {
        return Response.ok(AwsJson.encode(output), AWS_JSON_TYPE)
                .header("x-amzn-RequestId", requestId)
                .build();
    }
}
