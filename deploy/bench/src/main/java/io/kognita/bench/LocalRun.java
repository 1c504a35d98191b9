package io.kognita.bench;

import io.kognita.local.Part;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/**
 * The Kognita that {@code ./kognita up} started for the benchmark, as its files describe it.
 *
 * @param home its folder
 * @param firstPort the gateway's port
 */
record LocalRun(Path home, int firstPort) {

    URI userPool() {
        return url(Part.USER_POOL_SERVICE);
    }

    URI hostedUi() {
        return url(Part.HOSTED_UI_SERVICE);
    }

    /** The processes of all services. */
    ProcessTree services() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("run"))) {
            List<Path> noted = files.filter(file -> file.toString().endsWith("-service.process"))
                    .toList();
            return new ProcessTree(noted.stream().map(LocalRun::process).toList());
        }
    }

    /** PostgreSQL, which notes its own process in its data folder. */
    ProcessTree database() throws IOException {
        String noted =
                Files.readAllLines(home.resolve("postgres/postmaster.pid")).getFirst();
        return new ProcessTree(List.of(Long.parseLong(noted.strip())));
    }

    /** A process of the run, by the name under which it is noted. */
    long process(String name) {
        return process(home.resolve("run").resolve(name + ".process"));
    }

    int port(Part part) {
        return firstPort + part.offset();
    }

    /** JDBC address of another database on the run's PostgreSQL. */
    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port(Part.POSTGRES) + "/" + database;
    }

    String databasePassword() {
        return secrets().getProperty("database-password");
    }

    URI triggers() {
        return url(Part.TRIGGER_SERVICE);
    }

    /** An operator's client, which signs with the run's access key. */
    CognitoIdentityProviderClient operator() {
        return CognitoIdentityProviderClient.builder()
                .endpointOverride(userPool())
                .region(Region.US_EAST_1)
                .credentialsProvider(operatorKey())
                .build();
    }

    /** The run's access key. */
    StaticCredentialsProvider operatorKey() {
        Properties secrets = secrets();
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(
                secrets.getProperty("access-key-id"), secrets.getProperty("secret-access-key")));
    }

    private Properties secrets() {
        Properties secrets = new Properties();
        try (Reader file = Files.newBufferedReader(home.resolve("secrets.properties"), StandardCharsets.UTF_8)) {
            secrets.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return secrets;
    }

    private URI url(Part part) {
        return URI.create("http://127.0.0.1:" + port(part));
    }

    private static long process(Path file) {
        try {
            String noted = Files.readString(file);
            return Long.parseLong(noted.substring(0, noted.indexOf(' ')));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
