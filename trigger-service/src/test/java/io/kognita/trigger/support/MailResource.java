package io.kognita.trigger.support;

import io.kognita.local.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Chooses the mail server's port, at which a test starts the server it wants, and makes the pauses so long that only a test's clock ends them. */
public final class MailResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "kognita.message.mail.host", "127.0.0.1",
                "kognita.message.mail.port", Integer.toString(freePort()),
                "kognita.message.mail.encryption", "start-tls-if-offered",
                "kognita.message.mail.from", "no-reply@kognita.example",
                "kognita.message.tries", "4",
                "kognita.message.first-pause", "1H",
                "kognita.message.longest-pause", "1H");
    }

    @Override
    public void stop() {}

    private static int freePort() {
        try {
            return Ports.free();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
