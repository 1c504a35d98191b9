package io.kognita.wire.aws;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Reads the bodies of AWS JSON calls, up to 1 MB, and refuses larger ones in AWS's shape, with declared length or
 * chunked. It stands after CORS, so that browsers may read the refusal, and before Quarkus' own limit, which answers
 * without a body.
 */
@Singleton
class RequestBodies {

    static final int MAX_BODY = 1 << 20;

    /** Between CORS (-300) and the upload limit of Quarkus (-2). */
    private static final int ORDER = -100;

    private static final int TOO_LARGE = 413;

    private final BodyHandler reader = BodyHandler.create(false).setBodyLimit(MAX_BODY);

    void route(@Observes Router router) {
        router.route()
                .order(ORDER)
                .handler(RequestBodies::refuseDeclaredExcess)
                .failureHandler(RequestBodies::answer);
        router.post("/").order(ORDER + 1).handler(this::read).failureHandler(RequestBodies::answer);
    }

    private static void refuseDeclaredExcess(RoutingContext http) {
        String declared = http.request().getHeader("Content-Length");
        if (declared != null && Long.parseLong(declared) > MAX_BODY) {
            http.fail(TOO_LARGE);
        } else {
            http.next();
        }
    }

    private void read(RoutingContext http) {
        if (AwsEndpoint.speaksAwsJson(http.request())) {
            reader.handle(http);
        } else {
            http.next();
        }
    }

    private static void answer(RoutingContext http) {
        if (http.statusCode() != TOO_LARGE) {
            http.next();
            return;
        }
        String requestId = UUID.randomUUID().toString();
        AwsErrors.Shape shape = AwsErrors.shapeOf(AwsFailure.tooLarge(MAX_BODY), requestId);
        HttpServerResponse response = http.response().setStatusCode(shape.status());
        AwsErrors.headers(shape, requestId).forEach(response::putHeader);
        response.putHeader("Connection", "close")
                .putHeader(
                        "Content-Type",
                        http.request().path().equals("/")
                                ? AwsEndpoint.AWS_JSON_TYPE.toString()
                                : "application/json")
                .endHandler(sent -> http.request().connection().close());
        response.end(Buffer.buffer(AwsErrors.body(shape)));
    }
}
