package io.kognita.userpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.kognita.local.test.Eventually;
import io.kognita.local.test.KafkaResource;
import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.auth.SignIns;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** What the service does without the database, and without Kafka. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = true)
class FaultTest {

    private static final String PASSWORD = "Corr3ct-horse";
    private static final String NO_DETAIL =
            "{\"__type\":\"InternalErrorException\",\"message\":\"An internal error occurred.\"}";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestMail outbox;

    private final HttpClient http = HttpClient.newHttpClient();
    private UserPoolType pool;
    private SignIns signIns;

    @BeforeEach
    void aUser() {
        pool = pools.pool(settings -> settings);
        signIns = new SignIns(pool.id(), pools.client(pool.id(), settings -> settings));
        users.user(pool, "ann", PASSWORD);
    }

    @Test
    void answersWithoutDetailWhileTheDatabaseIsGoneAndAsBeforeOnceItIsBack() throws Throwable {
        String token = signIns.tokens("ann", PASSWORD).accessToken();
        Map<String, String> calls = Map.of(
                "InitiateAuth",
                "'AuthFlow':'USER_PASSWORD_AUTH','AuthParameters':{'USERNAME':'ann','PASSWORD':'%s'},'ClientId':'%s'"
                        .formatted(PASSWORD, signIns.client),
                "SignUp",
                "'Username':'bob','Password':'%s','ClientId':'%s'".formatted(PASSWORD, signIns.client),
                "GetUser",
                "'AccessToken':'%s'".formatted(token));
        PostgresResource.halt();
        try {
            for (Map.Entry<String, String> call : calls.entrySet()) {
                HttpResponse<String> answer =
                        post(call.getKey(), "{" + call.getValue().replace('\'', '"') + "}");
                assertThat(answer.statusCode()).as(call.getKey()).isEqualTo(500);
                assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("InternalErrorException:");
                assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-amz-json-1.1");
                assertThat(answer.body())
                        .isEqualTo(
                                "{\"__type\":\"InternalErrorException\",\"message\":\"An internal error occurred.\"}");
            }
            HttpResponse<String> keys = get("/" + pool.id() + "/.well-known/jwks.json");
            assertThat(keys.statusCode()).isEqualTo(500);
            assertThat(keys.body()).isEqualTo(NO_DETAIL);
        } finally {
            PostgresResource.resume();
        }
        Eventually.holds(() -> assertThat(signIns.tokens("ann", PASSWORD)).isNotNull());
        assertThat(users.exists(pool.id(), "bob")).as("half a user").isFalse();
    }

    @Test
    void signsUpAndInWhileKafkaIsGoneAndTellsOfItOnceItIsBack() throws Throwable {
        KafkaResource.halt();
        String sub;
        try {
            SignUpResponse signedUp = signIns.idp.signUp(request ->
                    request.clientId(signIns.client).username("carol").password(PASSWORD));
            sub = signedUp.userSub();
            assertThat(signIns.tokens("ann", PASSWORD)).isNotNull();
            assertThat(outbox.facts(sub)).containsExactly("io.kognita.user.created");
        } finally {
            KafkaResource.resume();
        }
        Eventually.holds(() -> assertThat(outbox.facts(sub)).isEmpty());
    }

    private HttpResponse<String> post(String operation, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(Idp.endpoint())
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-amz-json-1.1")
                        .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(Idp.endpoint() + path))
                        .timeout(PATIENCE)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
