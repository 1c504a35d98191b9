package io.kognita.trigger.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Makes a certificate for {@code localhost} that the service trusts, lets webhooks lie at 127.0.0.1 and ::1 and nowhere
 * else that is private, and shortens the waiting.
 */
public final class FunctionServerResource implements QuarkusTestResourceLifecycleManager {

    private Path folder;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("kognita-functions-");
            TestCertificate.make(folder, "dns:localhost");
            String store = folder.resolve("server.p12").toString();
            String certificate = folder.resolve("server.pem").toString();
            return Map.of(
                    "test.functions.key-store", store,
                    "quarkus.tls.webhooks.trust-store.pem.certs", certificate,
                    "kognita.trigger.allow-http-webhooks", "true",
                    "kognita.trigger.allowed-networks", "127.0.0.1,::1",
                    "kognita.trigger.concurrency", "5",
                    "kognita.trigger.breaker.pause", "1S",
                    "kognita.trigger.sandbox.fetch-hosts", "localhost,127.0.0.2",
                    "kognita.trigger.sandbox.workers", "3");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        try {
            Files.deleteIfExists(folder.resolve("server.p12"));
            Files.deleteIfExists(folder.resolve("server.pem"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
