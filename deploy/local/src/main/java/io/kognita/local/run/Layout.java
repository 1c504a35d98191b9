package io.kognita.local.run;

import io.kognita.local.Part;
import java.nio.file.Path;

/**
 * Where a local run keeps its files and listens.
 *
 * @param root the source tree
 * @param home the run's own folder, {@code .kognita} unless told otherwise
 * @param firstPort the gateway's port; the other parts follow it
 */
record Layout(Path root, Path home, int firstPort) {

    /** From a service's port to that of its health and metrics, above those of all parts. */
    private static final int TO_MANAGEMENT = 10;

    /** The highest port of a run is fifteen above the first. */
    private static final int LAST_FIRST_PORT = 65_520;

    /** Reads the layout that the script hands over. */
    static Layout fromEnvironment() throws LaunchException {
        Path root = Path.of(System.getProperty("kognita.root"));
        String home = System.getenv().getOrDefault("KOGNITA_HOME", ".kognita");
        String port = System.getenv().getOrDefault("KOGNITA_PORT", "4500");
        try {
            int first = Integer.parseInt(port);
            if (first > 0 && first <= LAST_FIRST_PORT) {
                return new Layout(root, root.resolve(home), first);
            }
        } catch (NumberFormatException e) {
            throw new LaunchException("KOGNITA_PORT is no number: " + port, e);
        }
        throw new LaunchException("KOGNITA_PORT must lie between 1 and " + LAST_FIRST_PORT + ": " + port);
    }

    int port(Part part) {
        return firstPort + part.offset();
    }

    /** Where a service tells of its health and metrics. */
    int managementPort(Part service) {
        return port(service) + TO_MANAGEMENT;
    }

    /** Base address of a service's health and metrics on this machine. */
    String managementUrl(Part service) {
        return "http://127.0.0.1:" + managementPort(service);
    }

    /** Base address of a part on this machine. */
    String url(Part part) {
        return "http://127.0.0.1:" + port(part);
    }

    /** Address of the gateway as clients are told it. */
    String publicUrl() {
        return "http://localhost:" + firstPort;
    }

    /** Address of the page with the mails. */
    String mailUrl() {
        return "http://localhost:" + port(Part.MAIL_PAGE);
    }

    Path logs() {
        return home.resolve("logs");
    }

    Path processes() {
        return home.resolve("run");
    }
}
