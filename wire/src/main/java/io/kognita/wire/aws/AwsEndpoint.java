package io.kognita.wire.aws;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The AWS JSON 1.1 endpoint: {@code POST /} with {@code X-Amz-Target}. Order on each call: target, decode, constraints,
 * access, throttle, handle, encode. A service extends it once, at {@code @Path("/")}, and names its API.
 */
public abstract class AwsEndpoint {

    /** A media type of its own, for Quarkus appends a charset to a plain string and SDKs compare literally. */
    static final MediaType AWS_JSON_TYPE = new MediaType("application", "x-amz-json-1.1");

    static final String AWS_JSON = "application/x-amz-json-1.1";
    private static final int SHOWN_CHARACTERS = 128;

    private final Api api;
    private final Map<String, Operation<?, ?>> operations;
    private final Constraints constraints;
    private final Callers callers;
    private final Throttle throttle;

    protected AwsEndpoint(Api api, List<Operation<?, ?>> operations, Constraints constraints, Callers callers) {
        this(api, operations, constraints, callers, Throttle.NONE);
    }

    protected AwsEndpoint(
            Api api, List<Operation<?, ?>> operations, Constraints constraints, Callers callers, Throttle throttle) {
        this.api = api;
        this.constraints = constraints;
        this.callers = callers;
        this.throttle = throttle;
        this.operations =
                operations.stream().collect(Collectors.toUnmodifiableMap(Operation::name, Function.identity()));
    }

    @POST
    public Uni<Response> call(@Context RoutingContext http) {
        String requestId = RequestIds.current();
        return Uni.createFrom()
                .deferred(() -> dispatch(http, requestId))
                .onFailure()
                .recoverWithItem(failure -> AwsErrors.response(failure, requestId));
    }

    private Uni<Response> dispatch(RoutingContext http, String requestId) {
        Operation<?, ?> operation = operation(http.request());
        return RequestBodies.read(http).flatMap(body -> run(operation, http.request(), body, requestId));
    }

    private Operation<?, ?> operation(HttpServerRequest request) {
        String target = request.getHeader("X-Amz-Target");
        if (target == null || !speaksAwsJson(request)) {
            throw AwsFailure.unknownOperation("Expected Content-Type " + AWS_JSON + " and an X-Amz-Target");
        }
        String prefix = api.target() + ".";
        if (!target.startsWith(prefix)) {
            throw AwsFailure.unknownOperation("Unknown target " + shorten(target));
        }
        String name = target.substring(prefix.length());
        Operation<?, ?> operation = operations.get(name);
        if (operation == null) {
            throw AwsFailure.unknownOperation("Kognita does not have the operation " + shorten(name));
        }
        return operation;
    }

    /** True when a request declares AWS JSON 1.1, whatever parameters follow the media type. */
    private static boolean speaksAwsJson(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        if (type == null) {
            return false;
        }
        int parameters = type.indexOf(';');
        return AWS_JSON.equalsIgnoreCase((parameters < 0 ? type : type.substring(0, parameters)).strip());
    }

    private static String shorten(String text) {
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "...";
    }

    private <I extends SdkPojo, O extends SdkPojo> Uni<Response> run(
            Operation<I, O> operation, HttpServerRequest request, byte[] body, String requestId) {
        I input = AwsJson.decode(body, operation.newInput());
        constraints.check(api, input);
        Caller caller = callers.authenticate(api, operation, input, request, body);
        String userAgent = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
        Call call = new Call(requestId, operation.name(), caller, callers.sourceIp(request, caller), userAgent);
        return throttle.admit(call, Throttle.Input.of(input))
                .flatMap(admitted -> operation.handle(input, call))
                .map(output -> ok(output, requestId));
    }

    private static Response ok(SdkPojo output, String requestId) {
        return Response.ok(AwsJson.encode(output), AWS_JSON_TYPE)
                .header("x-amzn-RequestId", requestId)
                .build();
    }
}
