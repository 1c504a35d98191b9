package io.kognita.trigger.message;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.trigger.webhook.WebhookSecret;
import io.kognita.wire.outbound.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Hands text messages to a webhook: one POST each, signed as Standard Webhooks says. */
final class SmsWebhook implements SmsCarrier {

    /** Statuses that say something of this message, and not of the webhook or of now. */
    private static final Set<Integer> REFUSALS = Set.of(400, 413, 422);

    private final MessageSettings.SmsWebhook settings;
    private final WebhookSecret secret;
    private final CarrierConnections connections;
    private final Clock clock;

    SmsWebhook(MessageSettings.SmsWebhook settings, CarrierConnections connections, Clock clock) {
        this.settings = settings;
        this.connections = connections;
        this.clock = clock;
        secret = WebhookSecret.parse(settings.secret());
    }

    @Override
    public void send(UUID id, TextMessage message) {
        Instant now = clock.instant();
        byte[] body = content(message, now).toString().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new HashMap<>(secret.headers(id.toString(), now, body));
        headers.put("Content-Type", "application/json");
        Answer answer = connections.post(settings.url(), headers, body);
        if (answer.status() / 100 == 2) {
            return;
        }
        String reason = "the webhook answered " + answer.status();
        throw REFUSALS.contains(answer.status()) ? new Undeliverable(reason) : new DeliveryFailure(reason);
    }

    private static ObjectNode content(TextMessage message, Instant now) {
        ObjectNode content =
                JsonNodeFactory.instance.objectNode().put("type", "sms.message").put("timestamp", now.toString());
        content.putObject("data").put("to", message.to()).put("body", message.body());
        return content;
    }
}
