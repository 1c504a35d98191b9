package io.kognita.local.mail;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The webhook that takes every text message of the run and delivers none: they end in a {@link Mailbox}. It believes only what
 * is signed as Standard Webhooks says, for any page in the developer's browser can post to this machine.
 */
public final class SmsSink {

    /** Where the webhook lies on the page's server. */
    public static final String PATH = "/text-messages";

    private static final String PREFIX = "whsec_";
    private static final int SECRET_BYTES = 32;
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final int MAX_BODY = 64 * 1024;

    private final byte[] key;
    private final Mailbox mailbox;
    private final Clock clock;

    /**
     * Makes the webhook.
     *
     * @param secret {@code whsec_} and the key in Base64
     */
    public SmsSink(String secret, Mailbox mailbox, Clock clock) {
        key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        this.mailbox = mailbox;
        this.clock = clock;
    }

    /** A secret for one run. */
    public static String newSecret(SecureRandom random) {
        byte[] key = new byte[SECRET_BYTES];
        random.nextBytes(key);
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** Takes a request, and says with which status it is answered. */
    int take(HttpServerRequest request, Buffer body) {
        if (body.length() > MAX_BODY) {
            return 413;
        }
        if (!isSigned(request, body)) {
            return 401;
        }
        try {
            return keep(body.toJsonObject()) ? 204 : 400;
        } catch (DecodeException e) {
            return 400;
        }
    }

    private boolean keep(JsonObject event) {
        if (event.getValue("data") instanceof JsonObject message
                && message.getValue("to") instanceof String to
                && message.getValue("body") instanceof String text) {
            mailbox.addTextMessage(clock.instant(), to, text);
            return true;
        }
        return false;
    }

    private boolean isSigned(HttpServerRequest request, Buffer body) {
        String id = request.getHeader("webhook-id");
        String time = request.getHeader("webhook-timestamp");
        String signature = request.getHeader("webhook-signature");
        return id != null
                && signature != null
                && isNow(time)
                && MessageDigest.isEqual(
                        signature.getBytes(StandardCharsets.UTF_8),
                        signature(id + "." + time + ".", body).getBytes(StandardCharsets.UTF_8));
    }

    private boolean isNow(String seconds) {
        return seconds != null
                && seconds.matches("[0-9]{1,12}")
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), clock.instant())
                                .abs()
                                .compareTo(SKEW)
                        <= 0;
    }

    private String signature(String head, Buffer body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
