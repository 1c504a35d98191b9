package io.kognita.trigger.support;

import io.kognita.local.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Chooses the mail server's port, at which a test starts the server it wants, and shortens the waiting. */
public final class MailResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.mailer.host", "127.0.0.1",
                "quarkus.mailer.port", Integer.toString(freePort()),
                "kognita.trigger.mail.from", "no-reply@kognita.example",
                "kognita.trigger.mail.tries", "4",
                "kognita.trigger.mail.first-pause", "200ms",
                "kognita.trigger.mail.longest-pause", "1S",
                "kognita.trigger.mail.timeout", "2S");
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
