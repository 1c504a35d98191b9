package io.kognita.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Keycloak's token and user info endpoints of one realm. */
final class KeycloakServer implements Server {

    private final KeycloakProcess process;
    private final URI protocol;
    private final Http http = new Http();
    private final WorkerTokens refreshTokens = new WorkerTokens(worker -> token(worker, "refresh_token"));
    private final WorkerTokens accessTokens = new WorkerTokens(worker -> token(worker, "access_token"));

    KeycloakServer(KeycloakProcess process) {
        this.process = process;
        this.protocol = process.url().resolve("/realms/" + KeycloakRealm.NAME + "/protocol/openid-connect/");
    }

    @Override
    public String name() {
        return "Keycloak";
    }

    @Override
    public ProcessTree processes() {
        return process.tree();
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                new Operation(Operation.PASSWORD, this::password),
                new Operation(Operation.REFRESH, this::refresh),
                new Operation(
                        Operation.USER_INFO,
                        worker -> http.get(
                                protocol.resolve("userinfo"), "Authorization", "Bearer " + accessTokens.of(worker))),
                new Operation(Operation.CLIENT_CREDENTIALS, worker -> clientCredentials()),
                new Operation(Operation.OAUTH_CLIENT_CREDENTIALS, worker -> clientCredentials()),
                new Operation(Operation.JWKS, worker -> http.get(protocol.resolve("certs"))));
    }

    private JsonNode password(int worker) throws IOException, InterruptedException {
        return token(Map.of(
                "grant_type",
                "password",
                "client_id",
                KeycloakRealm.CLIENT,
                "scope",
                "openid",
                "username",
                KeycloakRealm.user(worker),
                "password",
                KeycloakRealm.PASSWORD));
    }

    private void refresh(int worker) throws IOException, InterruptedException {
        token(Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                KeycloakRealm.CLIENT,
                "refresh_token",
                refreshTokens.of(worker)));
    }

    private void clientCredentials() throws IOException, InterruptedException {
        token(Map.of(
                "grant_type", "client_credentials",
                "client_id", KeycloakRealm.MACHINE,
                "client_secret", KeycloakRealm.MACHINE_SECRET));
    }

    private String token(int worker, String member) throws IOException, InterruptedException {
        return password(worker).get(member).asText();
    }

    private JsonNode token(Map<String, String> form) throws IOException, InterruptedException {
        JsonNode answer = http.form(protocol.resolve("token"), form);
        if (!answer.has("access_token")) {
            throw new IOException("no token in the answer");
        }
        return answer;
    }
}
