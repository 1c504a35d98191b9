package io.kognita.local.gateway;

import io.kognita.local.Part;
import io.vertx.core.http.HttpMethod;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The gateway's rules: what is not named here is not served. */
final class Routes {

    /** First path segments that belong to the sign-in pages. */
    private static final Set<String> HOSTED_UI = Set.of(
            "login",
            "logout",
            "signup",
            "confirmUser",
            "confirm",
            "forgotPassword",
            "confirmforgotPassword",
            "changePassword",
            "resendcode",
            "error",
            "mfa",
            "oauth2",
            "saml2",
            "passkeys",
            "assets");

    /** Services by their first path segment. */
    private static final Map<String, Part> BY_SEGMENT = Map.of(
            "identitypools",
            Part.SYNC_SERVICE,
            "identity",
            Part.IDENTITY_POOL_SERVICE,
            "2015-03-31",
            Part.TRIGGER_SERVICE,
            "2017-03-31",
            Part.TRIGGER_SERVICE,
            "2020-06-30",
            Part.TRIGGER_SERVICE,
            "endpoints",
            Part.TRIGGER_SERVICE,
            "webhooks",
            Part.TRIGGER_SERVICE,
            "imports",
            Part.USER_POOL_SERVICE,
            "exports",
            Part.USER_POOL_SERVICE);

    /** Where files of users are uploaded, whose service bounds them itself. */
    private static final Pattern UPLOAD = Pattern.compile("/imports/[\\w-]+/import-[0-9a-zA-Z-]+");

    /** Path segments behind a pool's id: documents for verifiers, pictures of pages, and where users judge sign-ins. */
    private static final Set<String> OF_POOLS = Set.of(".well-known", "assets", "feedback");

    /** Services by the beginning of {@code X-Amz-Target}. */
    private static final Map<String, Part> BY_TARGET = Map.of(
            "AWSCognitoIdentityProviderService", Part.USER_POOL_SERVICE,
            "AWSCognitoIdentityService", Part.IDENTITY_POOL_SERVICE);

    /** What services serve for each other and for the operator, never for the outside. */
    private static final Set<String> INSIDE = Set.of("internal", "q");

    private static final Pattern SIGN_IN_HOST = Pattern.compile("[a-z0-9-]+\\.auth\\..+", Pattern.CASE_INSENSITIVE);
    private static final Pattern POOL_ID = Pattern.compile("[\\w-]+_[0-9a-zA-Z]+");

    /** What a service could read as another path than this gateway does: empty or dot segments and their encodings. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("//|/\\.{1,2}(/|$)|[;\\\\\\x00-\\x20]|%(2e|2f|5c|3b|25|00)", Pattern.CASE_INSENSITIVE);

    private Routes() {}

    /**
     * Decides by method, host, raw path and target.
     *
     * @param host host name without a port
     * @param target value of {@code X-Amz-Target}; null when absent
     */
    static Route of(HttpMethod method, String host, String path, String target) {
        if (!path.startsWith("/") || AMBIGUOUS.matcher(path).find()) {
            return new Route.Refused(400, "BadRequestException", "The path is malformed.");
        }
        String[] segments = path.substring(1).split("/", 3);
        if (INSIDE.contains(decoded(segments[0]))) {
            return notFound();
        }
        if (SIGN_IN_HOST.matcher(host).matches()) {
            return new Route.To(Part.HOSTED_UI_SERVICE);
        }
        if (path.equals("/")) {
            return method.equals(HttpMethod.OPTIONS) ? new Route.Preflight() : byTarget(target);
        }
        return bySegment(segments);
    }

    /** True for a request whose body may be larger than elsewhere. */
    static boolean takesFile(HttpMethod method, String path) {
        return method.equals(HttpMethod.PUT) && UPLOAD.matcher(path).matches();
    }

    private static Route byTarget(String target) {
        String api = target == null ? "" : target.split("\\.", 2)[0];
        Part service = BY_TARGET.get(api);
        return service == null
                ? new Route.Refused(400, "UnknownOperationException", "No API of Kognita has this X-Amz-Target.")
                : new Route.To(service);
    }

    private static Route bySegment(String[] segments) {
        if (HOSTED_UI.contains(segments[0])) {
            return new Route.To(Part.HOSTED_UI_SERVICE);
        }
        if (BY_SEGMENT.containsKey(segments[0])) {
            return new Route.To(BY_SEGMENT.get(segments[0]));
        }
        boolean ofPool = segments.length == 3 && OF_POOLS.contains(segments[1]);
        if (ofPool && POOL_ID.matcher(segments[0]).matches()) {
            return new Route.To(Part.USER_POOL_SERVICE);
        }
        return notFound();
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }

    private static Route notFound() {
        return new Route.Refused(404, "UnknownOperationException", "Nothing is served here.");
    }
}
