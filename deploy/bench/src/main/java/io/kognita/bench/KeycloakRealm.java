package io.kognita.bench;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A realm for the load: Keycloak's own defaults, with clients and users like those of {@link KognitaPool}. */
final class KeycloakRealm {

    static final String NAME = "bench";
    static final String CLIENT = "app";
    static final String MACHINE = "machine";
    static final String MACHINE_SECRET = "machine-secret-of-the-benchmark";
    static final String PASSWORD = KognitaPool.PASSWORD;

    private static final int TOKEN_SECONDS = 3600;

    private KeycloakRealm() {}

    static String user(int worker) {
        return "user-" + worker;
    }

    /** Makes it through the admin API. */
    static void create(KeycloakProcess keycloak, int workers) throws IOException, InterruptedException {
        Http http = new Http();
        URI tokens = keycloak.url().resolve("/realms/master/protocol/openid-connect/token");
        String admin = http.form(
                        tokens,
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                KeycloakProcess.ADMIN,
                                "password",
                                keycloak.adminPassword()))
                .get("access_token")
                .asText();
        http.post(keycloak.url().resolve("/admin/realms"), admin, realm(workers));
    }

    private static Map<String, Object> realm(int workers) {
        return Map.of(
                "realm",
                NAME,
                "enabled",
                true,
                "sslRequired",
                "none",
                "accessTokenLifespan",
                TOKEN_SECONDS,
                "clients",
                List.of(
                        Map.of("clientId", CLIENT, "publicClient", true, "directAccessGrantsEnabled", true),
                        Map.of(
                                "clientId",
                                MACHINE,
                                "secret",
                                MACHINE_SECRET,
                                "serviceAccountsEnabled",
                                true,
                                "standardFlowEnabled",
                                false)),
                "users",
                IntStream.range(0, workers)
                        .mapToObj(KeycloakRealm::representation)
                        .toList());
    }

    private static Map<String, Object> representation(int worker) {
        return Map.of(
                "username",
                user(worker),
                "enabled",
                true,
                "email",
                user(worker) + "@example.com",
                "emailVerified",
                true,
                "firstName",
                "Ann",
                "lastName",
                "Bench",
                "credentials",
                List.of(Map.of("type", "password", "value", PASSWORD)));
    }
}
