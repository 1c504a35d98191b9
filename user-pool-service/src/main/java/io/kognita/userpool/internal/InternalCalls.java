package io.kognita.userpool.internal;

import io.kognita.userpool.UserPoolApi;
import io.kognita.wire.aws.AwsErrors;
import io.kognita.wire.aws.AwsJson;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Caller;
import io.kognita.wire.aws.Callers;
import io.kognita.wire.aws.Constraints;
import io.kognita.wire.aws.RequestIds;
import io.kognita.wire.aws.Throttle;
import io.kognita.wire.service.ServiceTokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Reads a request of another service as AWS's operations read theirs, and answers it in AWS's errors. */
@Singleton
public class InternalCalls {

    private final ServiceTokens services;
    private final Callers callers;
    private final Constraints constraints;
    private final Throttle throttle;

    InternalCalls(ServiceTokens services, Callers callers, Constraints constraints, Throttle throttle) {
        this.services = services;
        this.callers = callers;
        this.constraints = constraints;
        this.throttle = throttle;
    }

    /**
     * Reads an AWS request in AWS JSON.
     *
     * @throws io.kognita.wire.aws.AwsFailure when it is malformed or violates a bound of the operation
     */
    public <T extends SdkPojo> T read(byte[] body, SdkBuilder<?, T> builder) {
        T request = AwsJson.decode(body, builder);
        constraints.check(UserPoolApi.API, request);
        return request;
    }

    /**
     * Runs a request, which counts like a call of a user's own: the pages themselves count nothing.
     *
     * @param operation the AWS operation that it stands for, or its name among the categories of limits
     * @param input names the client or the token
     * @param work what answers it, as JSON
     */
    public Uni<Response> answer(
            String operation, Throttle.Input input, HttpServerRequest request, Function<Call, Uni<?>> work) {
        return Uni.createFrom()
                .deferred(() -> {
                    Call call = call(operation, request);
                    return throttle.admit(call, input).flatMap(admitted -> work.apply(call));
                })
                .map(answer -> Response.ok(answer).build())
                .onFailure()
                .recoverWithItem(AwsErrors::restResponse);
    }

    private Call call(String operation, HttpServerRequest request) {
        Caller caller = services.verify(request.getHeader(ServiceTokens.HEADER));
        return new Call(
                RequestIds.current(),
                operation,
                caller,
                callers.sourceIp(request, caller),
                Optional.ofNullable(request.getHeader("User-Agent")).orElse(""));
    }
}
