package io.kognita.local.test;

import io.kognita.local.Credentials;
import io.kognita.local.Ports;
import io.kognita.local.postgres.PostgresServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/**
 * A PostgreSQL for tests: one server for the whole test JVM, a fresh database for each start of the application.
 *
 * <p>Quarkus may load this class more than once, so what is shared lies in system properties, not in a field.
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private static final String FOLDER = "kognita-test.postgres.folder";
    private static final String PORT = "kognita-test.postgres.port";

    @Override
    public Map<String, String> start() {
        String database = "test_" + UUID.randomUUID().toString().replace("-", "");
        try {
            if (System.getProperty(FOLDER) == null) {
                startServer();
            }
            server().createDatabase(database);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Credentials credentials = server().credentials();
        return Map.of(
                "kognita.database.url", server().url(database),
                "quarkus.datasource.username", credentials.user(),
                "quarkus.datasource.password", credentials.password());
    }

    /** The server goes on for the next test class; it ends with the JVM. */
    @Override
    public void stop() {}

    /** Takes the server down, as a fault would; its data stays. */
    public static void halt() throws IOException, InterruptedException {
        server().stop();
    }

    /** Brings the server back at the same address after {@link #halt}. */
    public static void resume() throws IOException, InterruptedException {
        server().start();
    }

    private static void startServer() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("kognita-postgres-");
        System.setProperty(FOLDER, folder.toString());
        System.setProperty(PORT, Integer.toString(Ports.free()));
        Runtime.getRuntime().addShutdownHook(new CleanUp(server().stopCommand(), folder));
        server().start();
    }

    static PostgresServer server() {
        Path data = Path.of(System.getProperty(FOLDER), "data");
        return new PostgresServer(data, Integer.getInteger(PORT), new Credentials("kognita", "kognita"), false);
    }
}
