package io.kognita.userpool.internal;

import io.kognita.userpool.UserPoolApi;
import io.kognita.wire.aws.AwsErrors;
import io.kognita.wire.aws.AwsJson;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Caller;
import io.kognita.wire.aws.Callers;
import io.kognita.wire.aws.Constraints;
import io.kognita.wire.aws.RequestIds;
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

    InternalCalls(ServiceTokens services, Callers callers, Constraints constraints) {
        this.services = services;
        this.callers = callers;
        this.constraints = constraints;
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
     * Runs a request.
     *
     * @param operation the AWS operation that it stands for
     * @param work what answers it, as JSON
     */
    public Uni<Response> answer(String operation, HttpServerRequest request, Function<Call, Uni<?>> work) {
        return Uni.createFrom()
                .deferred(() -> work.apply(call(operation, request))
                        .map(answer -> Response.ok(answer).build()))
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
