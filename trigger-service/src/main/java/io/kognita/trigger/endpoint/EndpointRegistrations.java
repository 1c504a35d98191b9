package io.kognita.trigger.endpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.trigger.function.Functions;
import io.kognita.trigger.function.RegistrationBody;
import io.kognita.trigger.function.Target;
import io.kognita.trigger.outbound.PermittedAddresses;
import io.kognita.trigger.outbound.WebUrl;
import io.kognita.wire.aws.AwsFailure;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.UnknownHostException;
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

    private final Functions functions;
    private final WebUrl urls;
    private final PermittedAddresses addresses;
    private final ObjectMapper json;

    EndpointRegistrations(Functions functions, WebUrl urls, PermittedAddresses addresses, ObjectMapper json) {
        this.functions = functions;
        this.urls = urls;
        this.addresses = addresses;
        this.json = json;
    }

    /** Stores an endpoint; fails with {@link AwsFailure} when a rule is broken. */
    Uni<Void> put(String name, byte[] body) {
        RegistrationBody registration = RegistrationBody.read(json, body, MEMBERS);
        URI url = url(registration.required("Url"));
        String function = registration.text("FunctionName").orElse(name);
        if (!FUNCTION.matcher(function).matches()) {
            throw invalid("FunctionName must be a function's name or ARN");
        }
        Optional<Target.Signing> signing = signing(registration);
        // A function's secret is never absent: without a key this one opens nothing.
        byte[] secret = registration.text("SecretAccessKey").orElse("").getBytes(StandardCharsets.UTF_8);
        return reachable(url)
                .flatMap(ignored -> functions.put(
                        name, new Target.Endpoint(url, function, signing.orElse(null)), Optional.of(secret)))
                .onFailure(Functions.NameTaken.class)
                .transform(taken -> new AwsFailure(
                        409, "ResourceConflictException", "Another kind of function has this name: " + name))
                .replaceWithVoid();
    }

    private URI url(String text) {
        try {
            URI url = urls.parse(text);
            if (url.getRawQuery() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw invalid(e.getMessage());
        }
        throw invalid("Url must have no query");
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
            throw invalid("Region, AccessKeyId and SecretAccessKey belong together: calls are signed with them");
        }
        return Optional.of(new Target.Signing(region.get(), accessKeyId.get()));
    }

    /** Tells the operator at once; each call checks again. A name without an address may still get one. */
    private Uni<Void> reachable(URI url) {
        return addresses
                .of(url)
                .replaceWithVoid()
                .onFailure(UnknownHostException.class)
                .recoverWithNull()
                .onFailure(PermittedAddresses.Forbidden.class)
                .transform(forbidden -> invalid("Url: " + forbidden.getMessage()));
    }

    static AwsFailure invalid(String message) {
        return new AwsFailure(400, "InvalidParameterValueException", message);
    }
}
