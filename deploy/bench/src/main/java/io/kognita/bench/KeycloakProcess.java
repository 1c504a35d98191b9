package io.kognita.bench;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Keycloak from its distribution, optimised as its guide tells, on a database of its own on the run's PostgreSQL. */
final class KeycloakProcess implements AutoCloseable {

    static final String ADMIN = "bench-admin";

    private static final String DATABASE = "keycloak";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path home;
    private final int port;
    private final String adminPassword;
    private final Process process;

    private KeycloakProcess(Path home, int port, String adminPassword, Process process) {
        this.home = home;
        this.port = port;
        this.adminPassword = adminPassword;
        this.process = process;
    }

    /**
     * Builds and starts it, and waits until it answers.
     *
     * @param home the unpacked distribution
     */
    static KeycloakProcess start(Path home, int port, LocalRun run) throws IOException, InterruptedException {
        freshDatabase(run);
        Process build = command(home, List.of("build", "--db=postgres", "--cache=local"), Map.of());
        if (!build.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || build.exitValue() != 0) {
            build.destroyForcibly();
            throw new IOException("Keycloak's build failed: see " + log(home));
        }
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        String password = HexFormat.of().formatHex(secret);
        Process process = command(
                home,
                List.of(
                        "start",
                        "--optimized",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--hostname-strict=false",
                        "--db-url=" + run.jdbcUrl(DATABASE),
                        "--db-username=kognita"),
                Map.of(
                        "KC_DB_PASSWORD", run.databasePassword(),
                        "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", password));
        KeycloakProcess keycloak = new KeycloakProcess(home, port, password, process);
        keycloak.awaitReady();
        return keycloak;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    String adminPassword() {
        return adminPassword;
    }

    ProcessTree tree() {
        return new ProcessTree(List.of(process.pid()));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private void awaitReady() throws IOException, InterruptedException {
        Http http = new Http();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                http.get(url().resolve("/realms/master"));
                return;
            } catch (IOException e) {
                Thread.sleep(200);
            }
        }
        close();
        throw new IOException("Keycloak does not start: see " + log(home));
    }

    private static void freshDatabase(LocalRun run) throws IOException {
        try (Connection database =
                        DriverManager.getConnection(run.jdbcUrl("postgres"), "kognita", run.databasePassword());
                Statement statement = database.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + DATABASE + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + DATABASE);
        } catch (SQLException e) {
            throw new IOException("PostgreSQL makes no database for Keycloak", e);
        }
    }

    private static Process command(Path home, List<String> arguments, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/kc.sh").toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(home)));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static File log(Path home) {
        return home.resolve("bench.log").toFile();
    }
}
