package io.kognita.identitypool;

import io.kognita.local.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Lets the service find its user-pool peer in its own test process, where {@link PublishedKeys} answers. */
public final class UserPoolPeer implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            int port = Ports.free();
            return Map.of(
                    "quarkus.http.test-port",
                    Integer.toString(port),
                    "kognita.peers.user-pool",
                    "http://localhost:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
