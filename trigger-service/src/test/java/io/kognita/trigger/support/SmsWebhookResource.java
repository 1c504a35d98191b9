package io.kognita.trigger.support;

import io.kognita.local.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Chooses the port of a webhook for text messages, which a test starts, and makes pauses that only a test's clock ends. */
public final class SmsWebhookResource implements QuarkusTestResourceLifecycleManager {

    /** The Base64 of 32 letters. */
    public static final String SECRET = "whsec_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWY=";

    @Override
    public Map<String, String> start() {
        try {
            int port = Ports.free();
            return Map.of(
                    "test.sms.port",
                    Integer.toString(port),
                    "kognita.message.sms.webhook.url",
                    "http://127.0.0.1:" + port + "/sms?shop=1",
                    "kognita.message.sms.webhook.secret",
                    SECRET,
                    "kognita.message.first-pause",
                    "1H",
                    "kognita.message.longest-pause",
                    "1H");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
