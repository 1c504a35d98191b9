package io.kognita.wire.aws;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Reads request bodies of at most 1 MB; larger ones, of declared length or chunked, are refused in AWS's shape. */
@Singleton
public class RequestBodies {

    static final int MAX_BODY = 1 << 20;

    /** After CORS (-300), so that browsers may read the refusal, and before the limit of Quarkus (-2), which is mute. */
    private static final int ORDER = -100;

    private static final long LINGER_MILLIS = 1_000;

    void limit(@Observes Router router) {
        router.route().order(ORDER).handler(RequestBodies::refuseDeclaredExcess);
    }

    /** The whole body; fails with {@link AwsFailure#tooLarge} as soon as more has come than is allowed. */
    static Uni<byte[]> read(RoutingContext http) {
        return Uni.createFrom().emitter(emitter -> collect(http, emitter));
    }

    private static void collect(RoutingContext http, UniEmitter<? super byte[]> emitter) {
        HttpServerRequest request = http.request();
        Buffer body = Buffer.buffer();
        request.exceptionHandler(broken -> emitter.fail(AwsFailure.serialization("The request body is incomplete")));
        request.endHandler(end -> emitter.complete(body.getBytes()));
        request.handler(part -> {
            if (body.length() + part.length() <= MAX_BODY) {
                body.appendBuffer(part);
            } else {
                request.handler(rest -> {});
                closeAfterwards(http);
                emitter.fail(AwsFailure.tooLarge(MAX_BODY));
            }
        });
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            http.response().writeContinue();
        }
        request.resume();
    }

    private static void refuseDeclaredExcess(RoutingContext http) {
        String declared = http.request().getHeader("Content-Length");
        if (declared == null || isWithinLimit(declared)) {
            http.next();
            return;
        }
        refuse(http, AwsFailure.tooLarge(MAX_BODY));
    }

    /** Answers in AWS's shape before JAX-RS sees the request, and ends the connection: nobody reads the body. */
    public static void refuse(RoutingContext http, Throwable failure) {
        String requestId = UUID.randomUUID().toString();
        AwsErrors.Shape shape = AwsErrors.shapeOf(failure, requestId);
        boolean awsJson = "/".equals(http.request().path());
        HttpServerResponse response = http.response()
                .setStatusCode(shape.status())
                .putHeader("Content-Type", awsJson ? AwsEndpoint.AWS_JSON : "application/json");
        AwsErrors.headers(shape, requestId).forEach(response::putHeader);
        closeAfterwards(http);
        response.end(Buffer.buffer(AwsErrors.body(shape)));
    }

    private static boolean isWithinLimit(String length) {
        try {
            return Long.parseLong(length) <= MAX_BODY;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Ends a connection on which the rest of a body would still come; a stream of HTTP/2 ends by itself. */
    private static void closeAfterwards(RoutingContext http) {
        if (http.request().version() != HttpVersion.HTTP_2) {
            http.response().putHeader("Connection", "close");
            http.addEndHandler(answered -> linger(http));
        }
    }

    /** Swallows what still comes for a while: a client that is sending would meet a reset instead of the answer. */
    private static void linger(RoutingContext http) {
        HttpServerRequest request = http.request();
        if (request.isEnded()) {
            request.connection().close();
            return;
        }
        long patience = http.vertx()
                .setTimer(LINGER_MILLIS, late -> request.connection().close());
        request.handler(rest -> {});
        request.endHandler(end -> {
            http.vertx().cancelTimer(patience);
            request.connection().close();
        });
        request.resume();
    }
}
