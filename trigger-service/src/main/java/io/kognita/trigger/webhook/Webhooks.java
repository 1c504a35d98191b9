package io.kognita.trigger.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.trigger.TriggerSettings;
import io.kognita.trigger.function.FunctionUnavailable;
import io.kognita.trigger.function.Target;
import io.kognita.wire.trigger.TriggerOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import javax.net.ssl.SSLException;

/** Runs functions that are webhooks: one signed POST a try. */
@Singleton
public class Webhooks {

    private final WebhookAddresses addresses;
    private final WebhookConnections connections;
    private final TriggerSettings settings;
    private final WebhookAnswers answers;
    private final Clock clock;

    Webhooks(
            WebhookAddresses addresses,
            WebhookConnections connections,
            TriggerSettings settings,
            WebhookAnswers answers,
            Clock clock) {
        this.addresses = addresses;
        this.connections = connections;
        this.settings = settings;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * Posts an event once.
     *
     * @param messageId the same for every try of one execution, so that the webhook can tell a repetition
     * @return fails with {@link FunctionUnavailable} when another try may help
     */
    public Uni<TriggerOutcome> run(Target.Webhook webhook, byte[] secret, String messageId, ObjectNode event) {
        byte[] body = event.toString().getBytes(StandardCharsets.UTF_8);
        Map<String, String> signature = signature(new WebhookSecret(secret), messageId, body);
        return addresses
                .of(webhook.url())
                .flatMap(address -> connections.post(webhook.url(), address, signature, body))
                .ifNoItem()
                .after(settings.timeout())
                .failWith(() -> new FunctionUnavailable("timed out"))
                .flatMap(answers::outcome)
                .onFailure()
                .recoverWithUni(Webhooks::ending);
    }

    private Map<String, String> signature(WebhookSecret secret, String messageId, byte[] body) {
        Instant now = clock.instant();
        return Map.of(
                "webhook-id", messageId,
                "webhook-timestamp", Long.toString(now.getEpochSecond()),
                "webhook-signature", secret.sign(messageId, now, body));
    }

    /** What a rule of ours forbade ends the execution; what the network did may go better the next time. */
    private static Uni<TriggerOutcome> ending(Throwable failure) {
        return switch (failure) {
            case WebhookAddresses.Forbidden forbidden -> failed(forbidden.getMessage());
            case WebhookConnections.AnswerTooLong tooLong -> failed(tooLong.getMessage());
            case SSLException untrusted -> failed("has no certificate that is trusted for its name");
            case FunctionUnavailable unavailable -> Uni.createFrom().failure(unavailable);
            default -> Uni.createFrom().failure(new FunctionUnavailable("was not reached"));
        };
    }

    private static Uni<TriggerOutcome> failed(String reason) {
        return Uni.createFrom().item(new TriggerOutcome.Failed(reason));
    }
}
