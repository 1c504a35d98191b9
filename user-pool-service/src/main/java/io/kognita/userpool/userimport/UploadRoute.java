package io.kognita.userpool.userimport;

import io.kognita.wire.aws.AwsFailure;
import io.kognita.wire.aws.RequestBodies;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MultiHelper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/**
 * Where files of users are uploaded: {@code PUT} to an address of {@link UploadUrls}. A route of its own, for it takes more
 * than a request may have elsewhere; no more of it comes in than the database takes.
 */
@Singleton
class UploadRoute {

    /** After the check of paths (-200) and before the bound on bodies (-100). */
    private static final int ORDER = -150;

    private static final int FORBIDDEN = 403;

    private final Uploads uploads;
    private final UploadUrls urls;
    private final ImportSettings settings;
    private final Clock clock;

    UploadRoute(Uploads uploads, UploadUrls urls, ImportSettings settings, Clock clock) {
        this.uploads = uploads;
        this.urls = urls;
        this.settings = settings;
        this.clock = clock;
    }

    void register(@Observes Router router) {
        router.put(UploadUrls.PATH + ":pool/:job").order(ORDER).handler(this::take);
    }

    private void take(RoutingContext http) {
        // The file waits outside until it is clear that it may come in.
        http.request().pause();
        Uni.createFrom()
                .deferred(() -> {
                    check(http.request());
                    return uploads.store(job(http), file(http));
                })
                .onFailure(FileRefused.class)
                .transform(refused -> new AwsFailure(400, "InvalidParameterException", refused.getMessage()))
                .onFailure(ResourceNotFoundException.class)
                .transform(gone -> new AwsFailure(404, "ResourceNotFoundException", gone.getMessage()))
                .subscribe()
                .with(
                        stored -> http.response().setStatusCode(200).end(),
                        failure -> RequestBodies.refuse(http, failure));
    }

    /** The signature first: before it nothing is said about the job. */
    private void check(HttpServerRequest request) {
        String expires = parameter(request, UploadUrls.EXPIRES);
        String[] path = request.path().substring(UploadUrls.PATH.length()).split("/", -1);
        if (!urls.isSigned(path[0], path[1], expires, parameter(request, UploadUrls.SIGNATURE))) {
            throw new AwsFailure(FORBIDDEN, "AccessDenied", "The address is not signed for this job.");
        }
        if (clock.instant().getEpochSecond() >= Long.parseLong(expires)) {
            throw new AwsFailure(FORBIDDEN, "AccessDenied", "Request has expired");
        }
        if (declaredLength(request) > settings.largestFile()) {
            throw AwsFailure.tooLarge(settings.largestFile());
        }
    }

    private static String parameter(HttpServerRequest request, String name) {
        String value = request.getParam(name);
        return value == null ? "" : value;
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
    }

    private static ImportJob.Key job(RoutingContext http) {
        return new ImportJob.Key(http.pathParam("pool"), http.pathParam("job"));
    }

    private static Multi<Buffer> file(RoutingContext http) {
        return Multi.createFrom().deferred(() -> {
            if ("100-continue".equalsIgnoreCase(http.request().getHeader("Expect"))) {
                http.response().writeContinue();
            }
            return MultiHelper.toMulti(http.request())
                    .onFailure()
                    .transform(broken -> new FileRefused("The file is incomplete"));
        });
    }
}
