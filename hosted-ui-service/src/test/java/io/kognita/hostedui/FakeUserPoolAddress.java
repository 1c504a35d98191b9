package io.kognita.hostedui;

import io.kognita.local.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Chooses the port at which the fake user-pool-service of the tests listens. */
public final class FakeUserPoolAddress implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            String port = Integer.toString(Ports.free());
            String provider = Integer.toString(Ports.free());
            Map<String, String> settings = new HashMap<>(Map.of(
                    "test.user-pool.port",
                    port,
                    "test.provider.port",
                    provider,
                    "kognita.peers.user-pool",
                    "http://localhost:" + port,
                    "kognita.hosted-ui.forms-per-minute",
                    "100000",
                    "kognita.hosted-ui.refused-token-requests-per-minute",
                    "100000"));
            FakeProvider.STAND_INS.forEach((host, path) -> settings.put(
                    "kognita.hosted-ui.federation.stand-ins.\"" + host + "\"", "http://localhost:" + provider + path));
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
