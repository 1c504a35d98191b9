package io.kognita.local.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/**
 * An error in the shape that AWS gives it.
 *
 * @param status HTTP status
 * @param code AWS error code
 * @param message one sentence for the caller
 */
record AwsAnswer(int status, String code, String message) {

    static final String TYPE = "application/x-amz-json-1.1";
    private static final long LINGER_MILLIS = 1_000;

    static AwsAnswer tooLarge(long limit) {
        return new AwsAnswer(413, "RequestEntityTooLargeException", "The request is larger than " + limit + " bytes.");
    }

    static AwsAnswer unavailable() {
        return new AwsAnswer(503, "ServiceUnavailableException", "The service is not available at the moment.");
    }

    static AwsAnswer badGateway() {
        return new AwsAnswer(502, "ServiceUnavailableException", "The service ended the call without an answer.");
    }

    Buffer body() {
        return new JsonObject().put("__type", code).put("message", message).toBuffer();
    }

    /** Sets the headers of the answer, which any browser may read. */
    void describe(MultiMap headers) {
        headers.set("Content-Type", TYPE)
                .set("x-amzn-RequestId", UUID.randomUUID().toString())
                .set("x-amzn-ErrorType", code + ":")
                .set("Access-Control-Allow-Origin", "*")
                .set("Access-Control-Expose-Headers", "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date");
    }

    /** Answers, and closes the connection when the request's body was not read. */
    void send(HttpServerRequest request) {
        describe(request.response().headers());
        request.response().setStatusCode(status).end(body()).onComplete(sent -> {
            if (!request.isEnded()) {
                linger(request);
            }
        });
    }

    /** Swallows what still comes for a while: a client that is sending would meet a reset instead of the answer. */
    private static void linger(HttpServerRequest request) {
        Vertx vertx = Vertx.currentContext().owner();
        long patience =
                vertx.setTimer(LINGER_MILLIS, late -> request.connection().close());
        request.handler(rest -> {});
        request.endHandler(end -> {
            vertx.cancelTimer(patience);
            request.connection().close();
        });
        request.resume();
    }
}
