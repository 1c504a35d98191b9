package io.kognita.trigger.support;

import io.kognita.local.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Chooses the port of a stand-in for SNS, which a test starts, and makes pauses that only a test's clock ends. */
public final class SnsResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            int port = Ports.free();
            return Map.of(
                    "test.sms.port", Integer.toString(port),
                    "kognita.message.sms.sns.endpoint", "http://127.0.0.1:" + port,
                    "kognita.message.sms.sns.region", "eu-central-1",
                    "kognita.message.sms.sns.access-key-id", "AKIAIOSFODNN7EXAMPLE",
                    "kognita.message.sms.sns.secret-access-key", "for-tests",
                    "kognita.message.sms.sns.sender-id", "Shop",
                    "kognita.message.first-pause", "1H",
                    "kognita.message.longest-pause", "1H");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
