package io.kognita.trigger.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.trigger.function.FunctionRegistry;
import io.kognita.trigger.function.Target;
import io.kognita.trigger.outbound.RegisteredUrl;
import io.kognita.wire.aws.AwsFailure;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** Checks and stores registrations. */
@Singleton
class WebhookRegistrations {

    private final FunctionRegistry registry;
    private final RegisteredUrl urls;
    private final ObjectMapper json;

    WebhookRegistrations(FunctionRegistry registry, RegisteredUrl urls, ObjectMapper json) {
        this.registry = registry;
        this.urls = urls;
        this.json = json;
    }

    /**
     * Stores a webhook.
     *
     * @return the secret if this call set one; fails with {@link AwsFailure} when a rule is broken
     */
    Uni<Optional<WebhookSecret>> put(String name, byte[] body) {
        registry.checkName(name);
        Registration registration = Registration.read(json, body);
        URI url = urls.parse(registration.url());
        Optional<byte[]> secret = registration.secret().map(WebhookRegistrations::parsed);
        return urls.check(url)
                .flatMap(ignored -> registry.put(name, new Target.Webhook(url), secret))
                .map(set -> set.map(WebhookSecret::new));
    }

    private static byte[] parsed(String secret) {
        try {
            return WebhookSecret.parse(secret).bytes();
        } catch (IllegalArgumentException e) {
            throw FunctionRegistry.invalid(e.getMessage());
        }
    }
}
