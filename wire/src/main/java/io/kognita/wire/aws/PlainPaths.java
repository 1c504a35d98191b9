package io.kognita.wire.aws;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/**
 * Refuses a path that can be read in two ways. A gateway that lets {@code /login/../q/metrics} pass as something below
 * {@code /login} must not open with it what the router finds behind it; no client of AWS's APIs or of OAuth sends such a
 * path.
 */
@Singleton
class PlainPaths {

    /** Before {@link RequestBodies} and all routes, after CORS (-300). */
    private static final int ORDER = -200;

    /** What the router leaves as it is and others take for a slash, the path's end, or a second encoding. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("[;\\\\\\x00-\\x20]|%(2f|5c|3b|25|00)", Pattern.CASE_INSENSITIVE);

    void guard(@Observes Router router) {
        router.route().order(ORDER).handler(PlainPaths::check);
    }

    private static void check(RoutingContext http) {
        String path = http.request().path();
        if (path.equals(http.normalizedPath()) && !AMBIGUOUS.matcher(path).find()) {
            http.next();
        } else {
            RequestBodies.refuse(http, new AwsFailure(400, "BadRequestException", "The path is malformed."));
        }
    }
}
