package io.kognita.hostedui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.wire.aws.AwsJson;
import io.kognita.wire.signin.ClientSettings;
import io.kognita.wire.signin.IssuedTokens;
import io.kognita.wire.signin.SignInStep;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A user-pool-service for the tests: the same contract over HTTP, users and tokens in memory. */
@Singleton
@Startup
class FakeUserPool {

    static final String PASSWORD = "Correct-Horse-1";
    static final String CODE = "123456";
    static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private final Vertx vertx;
    private final ObjectMapper json;
    private final int port;
    private final Map<String, ClientSettings> clients =
            TestClients.all().stream().collect(Collectors.toMap(ClientSettings::clientId, Function.identity()));
    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
    private final AtomicInteger counter = new AtomicInteger();
    private final TestProviders providers;

    /** Refresh tokens that were revoked. */
    final Set<String> revoked = ConcurrentHashMap.newKeySet();
    /** Every call but client look-ups: its name and body. */
    final List<Request> requests = new CopyOnWriteArrayList<>();

    record Request(String name, JsonNode body, String address, String agent) {}

    record Refusal(String code, String message) {}

    FakeUserPool(
            Vertx vertx,
            ObjectMapper json,
            TestProviders providers,
            @ConfigProperty(name = "test.user-pool.port") int port) {
        this.providers = providers;
        this.vertx = vertx;
        this.json = json;
        this.port = port;
    }

    @PostConstruct
    void start() {
        vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> answer(request, body)))
                .listen(port)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** Refuses the next calls of a name until {@link #reset}. */
    void refuse(String name, String code, String message) {
        refusals.put(name, new Refusal(code, message));
    }

    void reset() {
        refusals.clear();
        requests.clear();
        revoked.clear();
    }

    /** The body of the last call of a name. */
    JsonNode last(String name) {
        return lastRequest(name).body();
    }

    /** The last call of a name. */
    Request lastRequest(String name) {
        return requests.stream()
                .filter(request -> request.name().equals(name))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("no call of " + name));
    }

    private void answer(HttpServerRequest request, Buffer body) {
        try {
            if (!isFromHostedUi(request.getHeader("X-Kognita-Service"))) {
                refuse(request, new Refusal("AccessDeniedException", "A valid service token is required"));
                return;
            }
            if (request.path().startsWith("/internal/clients/")) {
                client(request, body);
                return;
            }
            if (request.path().startsWith("/internal/pools/")) {
                provider(request);
                return;
            }
            String target = request.getHeader("X-Amz-Target");
            String name = target == null ? request.path() : target.substring(target.indexOf('.') + 1);
            JsonNode input = json.readTree(body.getBytes());
            requests.add(new Request(
                    name, input, request.getHeader("X-Kognita-Client-Address"), request.getHeader("User-Agent")));
            Refusal refusal = refusals.get(name);
            if (refusal != null) {
                refuse(request, refusal);
            } else {
                send(request, 200, result(name, input));
            }
        } catch (FakeRefusal e) {
            refuse(request, e.refusal);
        } catch (IOException e) {
            request.response().setStatusCode(500).end();
        }
    }

    /** Who the token is from and for; its signature is the wire's own matter. */
    private boolean isFromHostedUi(String token) throws IOException {
        if (token == null) {
            return false;
        }
        JsonNode claims = json.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        return claims.path("iss").asText().equals("hosted-ui-service")
                && claims.path("aud").asText().equals("user-pool-service");
    }

    private void client(HttpServerRequest request, Buffer body) throws IOException {
        String[] path = request.path().split("/", -1);
        ClientSettings client = clients.get(path[3]);
        if (client == null) {
            refuse(request, new Refusal("ResourceNotFoundException", "User pool client does not exist."));
        } else if (path.length == 4) {
            send(request, 200, client);
        } else if (json.readTree(body.getBytes()).path("secret").asText().equals(TestClients.SECRET)) {
            request.response().setStatusCode(204).end();
        } else {
            send(request, 401, Map.of("__type", "NotAuthorizedException", "message", "Unable to verify secret"));
        }
    }

    private void provider(HttpServerRequest request) {
        providers
                .at(request.path())
                .ifPresentOrElse(
                        found -> request.response()
                                .putHeader("Content-Type", "application/json")
                                .end(Buffer.buffer(AwsJson.encode(found))),
                        () -> refuse(
                                request,
                                new Refusal("ResourceNotFoundException", "Identity provider does not exist.")));
    }

    private Object result(String name, JsonNode input) {
        return switch (name) {
            case "/internal/sign-in" -> signIn(input);
            case "/internal/sign-in/challenge" -> answerChallenge(input);
            case "/internal/federated-sign-in" ->
                signedIn(
                        input.path("clientId").asText(),
                        input.path("providerName").asText() + "_"
                                + input.path("subject").asText());
            case "/internal/tokens" ->
                tokens(input.path("scopes"), input.path("refreshable").asBoolean());
            case "/internal/tokens/refresh" -> refreshed(input);
            case "/internal/tokens/client-credentials" ->
                new IssuedTokens(null, "machine-token", null, 3600, List.of());
            case "/internal/user-info" -> userInfo(input);
            case "SignUp" ->
                Map.of(
                        "UserConfirmed", input.path("Username").asText().startsWith("auto"),
                        "UserSub", "new-sub",
                        "CodeDeliveryDetails", Map.of("Destination", "n***@e***.com", "DeliveryMedium", "EMAIL"));
            case "ConfirmSignUp", "ConfirmForgotPassword" -> code(input);
            case "RevokeToken" -> revoke(input);
            case "AssociateSoftwareToken" -> Map.of("SecretCode", SECRET, "Session", "associated-session");
            case "VerifySoftwareToken" -> verified(input);
            default -> Map.of();
        };
    }

    private SignInStep signIn(JsonNode input) {
        JsonNode parameters = input.path("AuthParameters");
        String username = parameters.path("USERNAME").asText();
        if (!parameters.path("PASSWORD").asText().equals(PASSWORD)) {
            throw new FakeRefusal("NotAuthorizedException", "Incorrect username or password.");
        }
        return switch (username) {
            case "temporary" ->
                new SignInStep.Challenge(
                        "NEW_PASSWORD_REQUIRED",
                        "engine-session",
                        Map.of(
                                "USER_ID_FOR_SRP",
                                "temporary",
                                "requiredAttributes",
                                "[\"userAttributes.given_name\"]"));
            case "riddle" -> new SignInStep.Challenge("CUSTOM_CHALLENGE", "engine-session", Map.of());
            case "texted" -> code("SMS_MFA", "+*******0100");
            case "mailed" -> code("EMAIL_OTP", "m***@e***");
            case "app" -> new SignInStep.Challenge("SOFTWARE_TOKEN_MFA", "engine-session", Map.of());
            case "chooses" ->
                new SignInStep.Challenge(
                        "SELECT_MFA_TYPE",
                        "engine-session",
                        Map.of("MFAS_CAN_CHOOSE", "[\"SMS_MFA\",\"SOFTWARE_TOKEN_MFA\"]"));
            case "sets up" -> setUp("[\"SOFTWARE_TOKEN_MFA\"]");
            case "sets something up" -> setUp("[\"SMS_MFA\",\"SOFTWARE_TOKEN_MFA\",\"EMAIL_OTP\"]");
            case "unconfirmed" -> throw new FakeRefusal("UserNotConfirmedException", "User is not confirmed.");
            case "mustreset" -> throw new FakeRefusal("PasswordResetRequiredException", "Password reset required");
            default -> signedIn(input.path("ClientId").asText(), username);
        };
    }

    private static SignInStep code(String challenge, String destination) {
        return new SignInStep.Challenge(challenge, "engine-session", Map.of("CODE_DELIVERY_DESTINATION", destination));
    }

    private static SignInStep setUp(String factors) {
        return new SignInStep.Challenge("MFA_SETUP", "engine-session", Map.of("MFAS_CAN_SETUP", factors));
    }

    private SignInStep answerChallenge(JsonNode input) {
        JsonNode responses = input.path("ChallengeResponses");
        String challenge = input.path("ChallengeName").asText();
        return switch (challenge) {
            case "SMS_MFA", "EMAIL_OTP", "SOFTWARE_TOKEN_MFA" -> proved(input, responses.path(challenge + "_CODE"));
            case "SELECT_MFA_TYPE" -> code(responses.path("ANSWER").asText(), "+*******0100");
            case "MFA_SETUP" ->
                responses.has("email") || responses.has("phone_number")
                        ? code(responses.has("email") ? "EMAIL_OTP" : "SMS_MFA", "there")
                        : setUpDone(input);
            default -> newPassword(input, responses);
        };
    }

    private SignInStep proved(JsonNode input, JsonNode code) {
        if (!code.asText().equals(CODE)) {
            throw new FakeRefusal("CodeMismatchException", "Invalid code received for user");
        }
        return signedIn(
                input.path("ClientId").asText(),
                input.path("ChallengeResponses").path("USERNAME").asText());
    }

    private SignInStep setUpDone(JsonNode input) {
        if (!input.path("Session").asText().equals("verified-session")) {
            throw new FakeRefusal("NotAuthorizedException", "Invalid session for the user.");
        }
        return signedIn(
                input.path("ClientId").asText(),
                input.path("ChallengeResponses").path("USERNAME").asText());
    }

    private static Map<String, String> verified(JsonNode input) {
        if (!input.path("Session").asText().equals("associated-session")) {
            throw new FakeRefusal("NotAuthorizedException", "Invalid session for the user.");
        } else if (!input.path("UserCode").asText().equals(CODE)) {
            throw new FakeRefusal(
                    "EnableSoftwareTokenMFAException", "Code mismatch and fail enable Software Token MFA");
        }
        return Map.of("Status", "SUCCESS", "Session", "verified-session");
    }

    private SignInStep newPassword(JsonNode input, JsonNode responses) {
        if (!input.path("Session").asText().equals("engine-session")) {
            throw new FakeRefusal("NotAuthorizedException", "Invalid session for the user.");
        }
        if (responses.path("NEW_PASSWORD").asText().length() < 8) {
            throw new FakeRefusal(
                    "InvalidPasswordException", "Password did not conform with policy: Password not long enough");
        }
        return signedIn(
                input.path("ClientId").asText(), responses.path("USERNAME").asText());
    }

    private SignInStep signedIn(String clientId, String username) {
        return new SignInStep.SignedIn(
                clients.get(clientId).poolId(),
                clientId,
                "sub-" + username,
                username,
                Instant.parse("2026-11-24T10:00:00Z"));
    }

    private IssuedTokens tokens(JsonNode scopes, boolean refreshable) {
        List<String> granted = new ArrayList<>();
        scopes.forEach(scope -> granted.add(scope.asText()));
        int number = counter.incrementAndGet();
        return new IssuedTokens(
                granted.contains("openid") ? "id-" + number : null,
                "access-" + number,
                refreshable ? "refresh-" + number : null,
                3600,
                granted);
    }

    private IssuedTokens refreshed(JsonNode input) {
        String token = input.path("refreshToken").asText();
        if (!token.startsWith("refresh-") || revoked.contains(token)) {
            throw new FakeRefusal("NotAuthorizedException", "Refresh Token has been revoked");
        }
        return new IssuedTokens("id-again", "access-again", null, 3600, List.of("openid"));
    }

    private Map<String, String> userInfo(JsonNode input) {
        if (!input.path("accessToken").asText().startsWith("access-")) {
            throw new FakeRefusal("NotAuthorizedException", "Access Token has been revoked");
        }
        return Map.of("sub", "sub-alice", "email", "alice@example.com", "username", "alice");
    }

    private Map<String, String> code(JsonNode input) {
        if (!input.path("ConfirmationCode").asText().equals(CODE)) {
            throw new FakeRefusal("CodeMismatchException", "Invalid verification code provided, please try again.");
        }
        return Map.of();
    }

    private Map<String, String> revoke(JsonNode input) {
        String token = input.path("Token").asText();
        if (token.startsWith("access-")) {
            throw new FakeRefusal("UnsupportedTokenTypeException", "Unsupported token type");
        } else if (token.startsWith("foreign-")) {
            throw new FakeRefusal("UnauthorizedException", "Token is not of this client");
        } else if (!token.startsWith("refresh-")) {
            throw new FakeRefusal("NotAuthorizedException", "Invalid Refresh Token");
        }
        revoked.add(token);
        return Map.of();
    }

    private void refuse(HttpServerRequest request, Refusal refusal) {
        send(request, 400, Map.of("__type", refusal.code(), "message", refusal.message()));
    }

    private void send(HttpServerRequest request, int status, Object body) {
        try {
            String text = body instanceof SignInStep step
                    ? json.writerFor(SignInStep.class).writeValueAsString(step)
                    : json.writeValueAsString(body);
            String type = request.getHeader("X-Amz-Target") == null ? "application/json" : "application/x-amz-json-1.1";
            request.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", type)
                    .end(text);
        } catch (JsonProcessingException e) {
            request.response().setStatusCode(500).end();
        }
    }

    private static final class FakeRefusal extends RuntimeException {

        private final transient Refusal refusal;

        FakeRefusal(String code, String message) {
            this.refusal = new Refusal(code, message);
        }
    }
}
