package io.kognita.trigger.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.trigger.function.Functions;
import io.kognita.trigger.function.Target;
import io.kognita.trigger.outbound.PermittedAddresses;
import io.kognita.trigger.outbound.WebUrl;
import io.kognita.wire.aws.AwsFailure;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Supplier;

/** Checks and stores registrations. */
@Singleton
class Registrations {

    private final Functions functions;
    private final WebUrl urls;
    private final PermittedAddresses addresses;
    private final ObjectMapper json;

    Registrations(Functions functions, WebUrl urls, PermittedAddresses addresses, ObjectMapper json) {
        this.functions = functions;
        this.urls = urls;
        this.addresses = addresses;
        this.json = json;
    }

    /**
     * Stores a webhook.
     *
     * @return the secret if this call set one; fails with {@link AwsFailure} when a rule is broken
     */
    Uni<Optional<WebhookSecret>> put(String name, byte[] body) {
        Registration registration = Registration.read(json, body);
        URI url = checked(() -> urls.parse(registration.url()));
        Optional<byte[]> secret = registration
                .secret()
                .map(text -> checked(() -> WebhookSecret.parse(text)).bytes());
        return reachable(url)
                .flatMap(ignored -> functions.put(name, new Target.Webhook(url), secret))
                .map(set -> set.map(WebhookSecret::new))
                .onFailure(Functions.NameTaken.class)
                .transform(taken -> new AwsFailure(
                        409, "ResourceConflictException", "Another kind of function has this name: " + name));
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

    private static <T> T checked(Supplier<T> rule) {
        try {
            return rule.get();
        } catch (IllegalArgumentException e) {
            throw invalid(e.getMessage());
        }
    }

    static AwsFailure invalid(String message) {
        return new AwsFailure(400, "InvalidParameterValueException", message);
    }
}
