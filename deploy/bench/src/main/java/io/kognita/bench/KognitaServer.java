package io.kognita.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.kognita.local.test.SrpClient;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Kognita's services, asked directly: the local run's gateway is not what production puts in front. */
final class KognitaServer implements Server {

    private static final String API = "AWSCognitoIdentityProviderService.";
    private static final int SECRET_BITS = 256;
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' uuuu", Locale.ENGLISH);

    private final LocalRun run;
    private final KognitaPool pool;
    private final Http http = new Http();
    private final SecureRandom random = new SecureRandom();
    private final WorkerTokens refreshTokens = new WorkerTokens(worker -> token(worker, "RefreshToken"));
    private final WorkerTokens accessTokens = new WorkerTokens(worker -> token(worker, "AccessToken"));

    KognitaServer(LocalRun run, KognitaPool pool) {
        this.run = run;
        this.pool = pool;
    }

    @Override
    public String name() {
        return "Kognita";
    }

    @Override
    public ProcessTree processes() throws IOException {
        return run.services();
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                new Operation(Operation.PASSWORD, this::password),
                new Operation(Operation.SRP, this::srp),
                new Operation(Operation.REFRESH, this::refresh),
                new Operation(Operation.USER_INFO, this::getUser),
                new Operation(Operation.CLIENT_CREDENTIALS, worker -> getClientToken()),
                new Operation(Operation.OAUTH_CLIENT_CREDENTIALS, worker -> clientCredentials()),
                new Operation(Operation.JWKS, worker -> jsonWebKeys()));
    }

    private JsonNode password(int worker) throws IOException, InterruptedException {
        return initiateAuth(
                "USER_PASSWORD_AUTH", Map.of("USERNAME", pool.user(worker), "PASSWORD", KognitaPool.PASSWORD));
    }

    private void srp(int worker) throws IOException, InterruptedException {
        SrpClient srp = new SrpClient(pool.name(), new BigInteger(SECRET_BITS, random));
        JsonNode given = initiateAuth(
                        "USER_SRP_AUTH", Map.of("USERNAME", pool.user(worker), "SRP_A", srp.publicValue()))
                .get("ChallengeParameters");
        String id = given.get("USER_ID_FOR_SRP").asText();
        String block = given.get("SECRET_BLOCK").asText();
        String timestamp = TIMESTAMP.format(ZonedDateTime.now(ZoneOffset.UTC));
        String salt = given.get("SALT").asText();
        String signature =
                srp.sign(id, KognitaPool.PASSWORD, salt, given.get("SRP_B").asText(), block, timestamp);
        tokens(aws(
                "RespondToAuthChallenge",
                Map.of(
                        "ClientId",
                        pool.clientId(),
                        "ChallengeName",
                        "PASSWORD_VERIFIER",
                        "ChallengeResponses",
                        Map.of(
                                "USERNAME", id,
                                "PASSWORD_CLAIM_SECRET_BLOCK", block,
                                "PASSWORD_CLAIM_SIGNATURE", signature,
                                "TIMESTAMP", timestamp))));
    }

    private void refresh(int worker) throws IOException, InterruptedException {
        tokens(initiateAuth("REFRESH_TOKEN_AUTH", Map.of("REFRESH_TOKEN", refreshTokens.of(worker))));
    }

    private void getUser(int worker) throws IOException, InterruptedException {
        aws("GetUser", Map.of("AccessToken", accessTokens.of(worker)));
    }

    private String token(int worker, String member) throws IOException, InterruptedException {
        return tokens(password(worker)).get(member).asText();
    }

    private void getClientToken() throws IOException, InterruptedException {
        aws(
                "GetClientToken",
                Map.of(
                        "ClientId",
                        pool.machineId(),
                        "Secret",
                        pool.machineSecret(),
                        "Scopes",
                        List.of(KognitaPool.SCOPE)));
    }

    private void clientCredentials() throws IOException, InterruptedException {
        http.form(
                run.hostedUi().resolve("/oauth2/token"),
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        pool.machineId(),
                        "client_secret",
                        pool.machineSecret(),
                        "scope",
                        KognitaPool.SCOPE));
    }

    private void jsonWebKeys() throws IOException, InterruptedException {
        http.get(run.userPool().resolve("/" + pool.id() + "/.well-known/jwks.json"));
    }

    private JsonNode initiateAuth(String flow, Map<String, String> parameters)
            throws IOException, InterruptedException {
        return aws("InitiateAuth", Map.of("ClientId", pool.clientId(), "AuthFlow", flow, "AuthParameters", parameters));
    }

    private JsonNode aws(String operation, Map<String, ?> input) throws IOException, InterruptedException {
        return http.aws(run.userPool().resolve("/"), API + operation, input);
    }

    private static JsonNode tokens(JsonNode answer) throws IOException {
        JsonNode result = answer.path("AuthenticationResult");
        if (!result.has("AccessToken")) {
            throw new IOException("no tokens in the answer");
        }
        return result;
    }
}
