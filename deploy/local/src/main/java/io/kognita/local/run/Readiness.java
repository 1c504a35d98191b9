package io.kognita.local.run;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** Asks a service whether it is ready. */
final class Readiness {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long PAUSE_MILLIS = 50;

    private Readiness() {}

    /**
     * Returns when the service is ready; fails when it ends or takes too long.
     *
     * @param url where it tells of its health
     */
    static void await(Child service, String url) throws LaunchException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!ready(url)) {
            if (!service.process().isAlive()) {
                throw new LaunchException("%s ended with exit code %d; it says why in %s"
                        .formatted(service.name(), service.process().exitValue(), service.log()));
            }
            if (Instant.now().isAfter(deadline)) {
                throw new LaunchException("%s is not ready after %d s; see %s"
                        .formatted(service.name(), PATIENCE.toSeconds(), service.log()));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** Whether the service that tells of its health at this address is ready. */
    static boolean ready(String url) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(url + "/q/health/ready").toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
