package io.kognita.wire.aws;

import io.vertx.core.http.HttpServerRequest;
import software.amazon.awssdk.core.SdkPojo;

/** Proves who calls an AWS JSON operation: a service of this deployment, a holder of an access key, or nobody. */
public interface Callers {

    /**
     * Authenticates a call and checks that the caller may use the operation.
     *
     * @throws AwsFailure AWS's own error when the signature is missing, wrong, or not permitted
     */
    Caller authenticate(Api api, Operation<?, ?> operation, SdkPojo input, HttpServerRequest request, byte[] body);

    /** The client's address, as the trusted proxies in front or a service that calls for it report it. */
    String sourceIp(HttpServerRequest request, Caller caller);
}
