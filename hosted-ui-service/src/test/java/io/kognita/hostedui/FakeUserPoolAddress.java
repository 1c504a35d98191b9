package io.kognita.hostedui;

import io.kognita.local.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Chooses the port at which the fake user-pool-service of the tests listens. */
public final class FakeUserPoolAddress implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            String port = Integer.toString(Ports.free());
            return Map.of(
                    "test.user-pool.port",
                    port,
                    "kognita.peers.user-pool",
                    "http://localhost:" + port,
                    "kognita.hosted-ui.forms-per-minute",
                    "100000",
                    "kognita.hosted-ui.refused-token-requests-per-minute",
                    "100000");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
