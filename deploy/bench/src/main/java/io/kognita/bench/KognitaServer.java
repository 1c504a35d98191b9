package io.kognita.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.kognita.local.test.SrpClient;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
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
    private final Map<String, KognitaPool> triggered;
    private final Http http = new Http();
    private final SecureRandom random = new SecureRandom();
    private final WorkerTokens refreshTokens = new WorkerTokens(worker -> token(worker, "RefreshToken"));
    private final WorkerTokens accessTokens = new WorkerTokens(worker -> token(worker, "AccessToken"));

    /**
     * The services of a run.
     *
     * @param triggered pools in which a sign-in runs a function too, by the kind of that
     */
    KognitaServer(LocalRun run, KognitaPool pool, Map<String, KognitaPool> triggered) {
        this.run = run;
        this.pool = pool;
        this.triggered = triggered;
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
        List<Operation> operations = new ArrayList<>();
        operations.add(new Operation(Operation.PASSWORD, worker -> password(pool, worker)));
        triggered.forEach((kind, where) -> operations.add(
                new Operation(Operation.PASSWORD + " with a " + kind, worker -> password(where, worker))));
        operations.addAll(List.of(
                new Operation(Operation.SRP, this::srp),
                new Operation(Operation.REFRESH, this::refresh),
                new Operation(Operation.USER_INFO, this::getUser),
                new Operation(Operation.CLIENT_CREDENTIALS, worker -> getClientToken()),
                new Operation(Operation.OAUTH_CLIENT_CREDENTIALS, worker -> clientCredentials()),
                new Operation(Operation.JWKS, worker -> jsonWebKeys())));
        return operations;
    }

    private JsonNode password(KognitaPool where, int worker) throws IOException, InterruptedException {
        JsonNode answer = initiateAuth(
                where, "USER_PASSWORD_AUTH", Map.of("USERNAME", where.user(worker), "PASSWORD", KognitaPool.PASSWORD));
        tokens(answer);
        return answer;
    }

    private void srp(int worker) throws IOException, InterruptedException {
        SrpClient srp = new SrpClient(pool.name(), new BigInteger(SECRET_BITS, random));
        JsonNode given = initiateAuth(
                        pool, "USER_SRP_AUTH", Map.of("USERNAME", pool.user(worker), "SRP_A", srp.publicValue()))
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
        tokens(initiateAuth(pool, "REFRESH_TOKEN_AUTH", Map.of("REFRESH_TOKEN", refreshTokens.of(worker))));
    }

    private void getUser(int worker) throws IOException, InterruptedException {
        aws("GetUser", Map.of("AccessToken", accessTokens.of(worker)));
    }

    private String token(int worker, String member) throws IOException, InterruptedException {
        return tokens(password(pool, worker)).get(member).asText();
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

    private JsonNode initiateAuth(KognitaPool where, String flow, Map<String, String> parameters)
            throws IOException, InterruptedException {
        return aws(
                "InitiateAuth", Map.of("ClientId", where.clientId(), "AuthFlow", flow, "AuthParameters", parameters));
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
