package io.kognita.trigger.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A webhook's secret and the symmetric signature of Standard Webhooks (scheme {@code v1}) made with it. */
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    /** The bounds that the specification sets for the key, in bytes. */
    private static final int MIN_BYTES = 24;

    private static final int MAX_BYTES = 64;

    private final byte[] key;

    WebhookSecret(byte[] key) {
        if (key.length < MIN_BYTES || key.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "a webhook secret has between " + MIN_BYTES + " and " + MAX_BYTES + " bytes");
        }
        this.key = key.clone();
    }

    /**
     * Reads {@code whsec_} and the key in Base64.
     *
     * @throws IllegalArgumentException for any other text; its message does not repeat the text
     */
    public static WebhookSecret parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a webhook secret begins with " + PREFIX);
        }
        try {
            return new WebhookSecret(Base64.getDecoder().decode(text.substring(PREFIX.length())));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a webhook secret is " + PREFIX + " and the Base64 of " + MIN_BYTES
                    + " to " + MAX_BYTES + " bytes");
        }
    }

    String text() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    byte[] bytes() {
        return key.clone();
    }

    /** The headers that sign a body. */
    public Map<String, String> headers(String messageId, Instant at, byte[] body) {
        return Map.of(
                "webhook-id", messageId,
                "webhook-timestamp", Long.toString(at.getEpochSecond()),
                "webhook-signature", sign(messageId, at, body));
    }

    /** The value of {@code webhook-signature} for a body: the HMAC of id, time in seconds and body, joined by dots. */
    private String sign(String messageId, Instant at, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((messageId + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "WebhookSecret[…]";
    }
}
