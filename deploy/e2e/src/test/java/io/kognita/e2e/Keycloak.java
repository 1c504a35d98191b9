package io.kognita.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** An identity provider that is not ours: a Keycloak from its distribution, in memory, with one realm. */
final class Keycloak implements AutoCloseable {

    static final String CLIENT_ID = "kognita";
    static final String CLIENT_SECRET = UUID.randomUUID().toString();
    static final String PASSWORD = "Password-at-Keycloak-1";

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String ADMIN = "e2e-admin";
    private static final String REALM = "corp";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path log;
    private final URI url;

    private Keycloak(Process process, Path log, URI url) {
        this.process = process;
        this.log = log;
        this.url = url;
    }

    /**
     * Starts it and makes its realm.
     *
     * @param returnAddress where it may send browsers back to
     */
    static Keycloak start(String returnAddress) throws IOException, InterruptedException {
        Path home = Path.of(Optional.ofNullable(System.getenv("KEYCLOAK_HOME"))
                .orElseThrow(() -> new AssertionError("KEYCLOAK_HOME must name an unpacked Keycloak")));
        int port = Daemon.freePort();
        Path log = Files.createTempFile("keycloak", ".log");
        String adminPassword = UUID.randomUUID().toString();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--db=dev-mem",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_APPEND", "-Xmx512m");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword);
        Keycloak keycloak = new Keycloak(builder.start(), log, URI.create("http://127.0.0.1:" + port));
        try {
            keycloak.awaitReady();
            keycloak.makeRealm(adminPassword, returnAddress);
            return keycloak;
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            keycloak.close();
            throw e;
        }
    }

    String issuer() {
        return url + "/realms/" + REALM;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        File file = log.toFile();
        if (!file.delete()) {
            file.deleteOnExit();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("Keycloak does not start: " + Files.readString(log));
            }
            process.waitFor(200, TimeUnit.MILLISECONDS);
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(url.resolve("/realms/master"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private void makeRealm(String adminPassword, String returnAddress) throws IOException, InterruptedException {
        HttpResponse<String> token = HTTP.send(
                HttpRequest.newBuilder(url.resolve("/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=password&client_id=admin-cli&username=" + ADMIN
                                + "&password=" + adminPassword))
                        .build(),
                BodyHandlers.ofString());
        JsonNode answer = JSON.readTree(token.body());
        HttpResponse<String> made = HTTP.send(
                HttpRequest.newBuilder(url.resolve("/admin/realms"))
                        .header("Content-Type", "application/json")
                        .header(
                                "Authorization",
                                "Bearer " + answer.path("access_token").asText())
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(realm(returnAddress))))
                        .build(),
                BodyHandlers.ofString());
        if (made.statusCode() != 201) {
            throw new AssertionError("Keycloak makes no realm: " + made.body());
        }
    }

    private static Map<String, Object> realm(String returnAddress) {
        Map<String, Object> client = Map.of(
                "clientId",
                CLIENT_ID,
                "secret",
                CLIENT_SECRET,
                "redirectUris",
                List.of(returnAddress),
                "attributes",
                Map.of("pkce.code.challenge.method", "S256"));
        Map<String, Object> user = Map.of(
                "username",
                "ann",
                "enabled",
                true,
                "email",
                "ann@corp.example.com",
                "emailVerified",
                true,
                "firstName",
                "Ann",
                "lastName",
                "Lee",
                "credentials",
                List.of(Map.of("type", "password", "value", PASSWORD)));
        return Map.of(
                "realm",
                REALM,
                "enabled",
                true,
                "sslRequired",
                "none",
                "clients",
                List.of(client),
                "users",
                List.of(user));
    }
}
