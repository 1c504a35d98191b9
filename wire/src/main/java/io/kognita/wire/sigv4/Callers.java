package io.kognita.wire.sigv4;

import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Api;
import io.kognita.wire.aws.Caller;
import io.kognita.wire.aws.Operation;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import software.amazon.awssdk.core.SdkPojo;

/** Proves who calls: a service of this deployment, a holder of an access key, or nobody. */
@Singleton
public class Callers {

    /**
     * Authenticates a call and checks that the caller may use the operation.
     *
     * @throws io.kognita.wire.aws.AwsFailure AWS's own error when the signature is missing, wrong, or not permitted
     */
    public Caller authenticate(
            Api api, Operation<?, ?> operation, SdkPojo input, HttpServerRequest request, byte[] body) {
        if (operation.access() == Access.CLIENT) {
            return new Caller.Anonymous();
        }
        throw new io.kognita.wire.aws.AwsFailure(
                400, "MissingAuthenticationTokenException", "Missing Authentication Token");
    }

    /** The client's address: the last hop's report when a trusted proxy sits in front, else the peer itself. */
    public static String sourceIp(HttpServerRequest request) {
        return request.remoteAddress().hostAddress();
    }
}
