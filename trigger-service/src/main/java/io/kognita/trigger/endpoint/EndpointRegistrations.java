package io.kognita.trigger.endpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.trigger.function.FunctionRegistry;
import io.kognita.trigger.function.RegistrationBody;
import io.kognita.trigger.function.Target;
import io.kognita.trigger.outbound.RegisteredUrl;
import io.kognita.wire.aws.AwsFailure;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks and stores registrations, {@code {"Url": …, "FunctionName": …, "Region": …, "AccessKeyId": …, "SecretAccessKey": …}}.
 * Without a key, calls are not signed.
 */
@Singleton
class EndpointRegistrations {

    private static final Set<String> MEMBERS =
            Set.of("Url", "FunctionName", "Region", "AccessKeyId", "SecretAccessKey");

    private static final Pattern FUNCTION = Pattern.compile("[a-zA-Z0-9-_:.$]{1,170}");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,32}");
    private static final Pattern ACCESS_KEY_ID = Pattern.compile("\\w{16,128}");
    private static final int MAX_SECRET = 128;

    private final FunctionRegistry registry;
    private final RegisteredUrl urls;
    private final ObjectMapper json;

    EndpointRegistrations(FunctionRegistry registry, RegisteredUrl urls, ObjectMapper json) {
        this.registry = registry;
        this.urls = urls;
        this.json = json;
    }

    /** Stores an endpoint; fails with {@link AwsFailure} when a rule is broken. */
    Uni<Void> put(String name, byte[] body) {
        registry.checkName(name);
        RegistrationBody registration = RegistrationBody.read(json, body, MEMBERS);
        URI url = url(registration.required("Url"));
        String function = registration.text("FunctionName").orElse(name);
        if (!FUNCTION.matcher(function).matches()) {
            throw FunctionRegistry.invalid("FunctionName must be a function's name or ARN");
        }
        Optional<Target.Signing> signing = signing(registration);
        // A function's secret is never absent: without a key this one opens nothing.
        byte[] secret = registration.text("SecretAccessKey").orElse("").getBytes(StandardCharsets.UTF_8);
        return urls.check(url)
                .flatMap(ignored -> registry.put(
                        name, new Target.Endpoint(url, function, signing.orElse(null)), Optional.of(secret)))
                .replaceWithVoid();
    }

    private URI url(String text) {
        URI url = urls.parse(text);
        if (url.getRawQuery() != null) {
            throw FunctionRegistry.invalid("Url must have no query");
        }
        return url;
    }

    private static Optional<Target.Signing> signing(RegistrationBody registration) {
        Optional<String> accessKeyId = registration.text("AccessKeyId");
        Optional<String> secret = registration.text("SecretAccessKey");
        Optional<String> region = registration.text("Region");
        if (accessKeyId.isEmpty() && secret.isEmpty() && region.isEmpty()) {
            return Optional.empty();
        }
        boolean whole = region.filter(text -> REGION.matcher(text).matches()).isPresent()
                && accessKeyId
                        .filter(text -> ACCESS_KEY_ID.matcher(text).matches())
                        .isPresent()
                && secret.filter(text -> !text.isBlank() && text.length() <= MAX_SECRET)
                        .isPresent();
        if (!whole) {
            throw FunctionRegistry.invalid(
                    "Region, AccessKeyId and SecretAccessKey belong together: calls are signed with them");
        }
        return Optional.of(new Target.Signing(region.get(), accessKeyId.get()));
    }
}
