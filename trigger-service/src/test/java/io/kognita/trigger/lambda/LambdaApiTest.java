package io.kognita.trigger.lambda;

import static io.kognita.trigger.support.LambdaClients.function;
import static io.kognita.trigger.support.LambdaClients.invoke;
import static io.kognita.trigger.support.LambdaClients.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.KafkaResource;
import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.TestClock;
import io.kognita.trigger.support.FunctionServerResource;
import io.kognita.trigger.support.LambdaClients;
import io.kognita.trigger.support.OperatorClient;
import io.kognita.trigger.support.Patience;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(FunctionServerResource.class)
class LambdaApiTest {

    private static final String ECHO = "exports.handler = async (event) => event;";

    @Inject
    Pool pool;

    @Inject
    TestClock clock;

    @TestHTTPResource("/")
    URI service;

    private LambdaClient lambda;

    @BeforeEach
    void client() {
        lambda = LambdaClients.at(service);
    }

    @Test
    void createsAFunctionAndRunsIt() {
        CreateFunctionResponse created =
                lambda.createFunction(function("first", "exports.handler = async (event) => ({ hello: event.name });")
                        .build());
        assertThat(created.functionArn()).isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:first");
        assertThat(created.stateAsString()).isEqualTo("Active");
        assertThat(created.timeout()).isEqualTo(3);
        assertThat(created.memorySize()).isEqualTo(128);
        assertThat(created.codeSize()).isPositive();
        assertThat(invoke(lambda, "first", "{\"name\":\"ann\"}")).isEqualTo("{\"hello\":\"ann\"}");
        assertThat(invoke(lambda, created.functionArn(), "{\"name\":\"bob\"}")).isEqualTo("{\"hello\":\"bob\"}");
        assertThat(invoke(lambda, "000000000000:function:first", "{}")).isEqualTo("{}");
    }

    @Test
    void takesOneFileInlineToo() {
        lambda.createFunction(function("inline", "")
                .code(code -> code.zipFile(SdkBytes.fromUtf8String("export const handler = async () => 'in line';")))
                .build());
        assertThat(invoke(lambda, "inline", "{}")).isEqualTo("\"in line\"");
    }

    @Test
    void showsWhatWasSet() throws Exception {
        lambda.createFunction(function("shown", ECHO)
                .description("What it does")
                .timeout(5)
                .environment(environment -> environment.variables(Map.of("TOKEN", "s3cret")))
                .tags(Map.of("team", "id"))
                .build());
        GetFunctionResponse shown = lambda.getFunction(request -> request.functionName("shown"));
        assertThat(shown.configuration().description()).isEqualTo("What it does");
        assertThat(shown.configuration().timeout()).isEqualTo(5);
        assertThat(shown.configuration().environment().variables()).containsEntry("TOKEN", "s3cret");
        assertThat(shown.configuration().lastModified())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0000");
        assertThat(shown.tags()).containsEntry("team", "id");
        URI location = service.resolve(URI.create(shown.code().location()).getRawPath() + "?"
                + URI.create(shown.code().location()).getRawQuery());
        assertThat(fetched(location).statusCode()).isEqualTo(200);
        assertThat(fetched(service.resolve("/2015-03-31/functions/shown/code")).statusCode())
                .isEqualTo(404);
        assertThat(fetched(URI.create(location.toString().replace("shown", "first")))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void sealsTheEnvironmentAndTheCode() {
        lambda.createFunction(function("sealed", "exports.handler = async () => process.env.TOKEN; // mark-of-code")
                .code(code -> code.zipFile(
                        SdkBytes.fromUtf8String("exports.handler = async () => process.env.TOKEN; // mark-of-code")))
                .environment(environment -> environment.variables(Map.of("TOKEN", "mark-of-secret")))
                .build());
        assertThat(invoke(lambda, "sealed", "{}")).isEqualTo("\"mark-of-secret\"");
        String stored = StreamSupport.stream(
                        pool.query("select f::text || encode(sealed_secret, 'escape') || encode(sealed_code, 'escape')"
                                        + " from function f join function_code using (name) where name = 'sealed'")
                                .executeAndAwait()
                                .spliterator(),
                        false)
                .map(row -> row.getString(0))
                .findFirst()
                .orElseThrow();
        assertThat(stored).contains("index.handler").doesNotContain("mark-of");
    }

    @Test
    void changesCodeAndConfigurationFromTheNextCallOn() {
        lambda.createFunction(function("changing", "exports.handler = async () => 'one ' + process.env.WHO;")
                .environment(environment -> environment.variables(Map.of("WHO", "ann")))
                .build());
        assertThat(invoke(lambda, "changing", "{}")).isEqualTo("\"one ann\"");
        String before = lambda.getFunctionConfiguration(request -> request.functionName("changing"))
                .revisionId();
        lambda.updateFunctionCode(request -> request.functionName("changing")
                .zipFile(zip(Map.of("app.mjs", "export const run = async () => 'two ' + process.env.WHO;"))));
        lambda.updateFunctionConfiguration(request -> request.functionName("changing")
                .handler("app.run")
                .environment(environment -> environment.variables(Map.of("WHO", "bob"))));
        FunctionConfiguration after =
                lambda.getFunction(request -> request.functionName("changing")).configuration();
        assertThat(after.revisionId()).isNotEqualTo(before);
        assertThat(after.handler()).isEqualTo("app.run");
        assertThat(after.runtimeAsString()).isEqualTo("nodejs22.x");
        assertThat(invoke(lambda, "changing", "{}")).isEqualTo("\"two bob\"");
        assertThatThrownBy(() -> lambda.updateFunctionConfiguration(
                        request -> request.functionName("changing").timeout(9).revisionId(before)))
                .isInstanceOf(PreconditionFailedException.class);
    }

    @Test
    void listsPageByPage() {
        for (String name : List.of("list-a", "list-b", "list-c")) {
            lambda.createFunction(function(name, ECHO).build());
        }
        List<String> names = lambda.listFunctionsPaginator(request -> request.maxItems(2)).functions().stream()
                .map(FunctionConfiguration::functionName)
                .toList();
        assertThat(names).contains("list-a", "list-b", "list-c").isSorted().doesNotHaveDuplicates();
        assertThat(lambda.listVersionsByFunction(request -> request.functionName("list-a"))
                        .versions())
                .extracting(FunctionConfiguration::version)
                .containsExactly("$LATEST");
    }

    @Test
    void removesAFunction() {
        lambda.createFunction(function("gone", ECHO).build());
        lambda.deleteFunction(request -> request.functionName("gone"));
        assertThatThrownBy(() -> lambda.getFunction(request -> request.functionName("gone")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Function not found: arn:aws:lambda:us-east-1:000000000000:function:gone");
        assertThatThrownBy(() -> lambda.deleteFunction(request -> request.functionName("gone")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> invoke(lambda, "gone", "{}")).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void refusesATakenName() throws Exception {
        lambda.createFunction(function("taken", ECHO).build());
        assertThatThrownBy(() -> lambda.createFunction(function("taken", ECHO).build()))
                .isInstanceOf(ResourceConflictException.class)
                .hasMessageContaining("Function already exist: taken");
        OperatorClient operator = OperatorClient.at(service);
        assertThat(operator.put("/webhooks/taken", "{\"Url\":\"https://localhost/\"}")
                        .body())
                .contains("ResourceConflictException");
        operator.put("/webhooks/a-webhook", "{\"Url\":\"https://localhost/\"}");
        assertThatThrownBy(
                        () -> lambda.createFunction(function("a-webhook", ECHO).build()))
                .isInstanceOf(ResourceConflictException.class);
        assertThatThrownBy(() -> lambda.getFunction(request -> request.functionName("a-webhook")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThat(operator.get("/webhooks/taken").statusCode()).isEqualTo(404);
        assertThat(operator.delete("/webhooks/taken").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"python3.13", "java25", "provided.al2023", "nodejs", "ruby3.4"})
    void refusesOtherRuntimesAndNamesWhatElseThereIs(String runtime) {
        assertThatThrownBy(() -> lambda.createFunction(
                        function("other", ECHO).runtime(runtime).build()))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining(runtime)
                .hasMessageContaining("nodejs")
                .hasMessageContaining("PUT /webhooks/")
                .hasMessageContaining("PUT /endpoints/");
    }

    @Test
    void refusesWhatCannotBe() {
        assertInvalid(builder -> builder.timeout(901), "901");
        assertInvalid(builder -> builder.memorySize(64), "64");
        assertInvalid(builder -> builder.handler("a b"), "handler");
        assertInvalid(builder -> builder.role("somebody"), "role");
        assertInvalid(builder -> builder.functionName("a name"), "functionName");
        assertInvalid(builder -> builder.layers("arn:aws:lambda:us-east-1:1:layer:a:1"), "Layers");
        assertInvalid(builder -> builder.packageType("Image"), "images");
        assertInvalid(builder -> builder.code(code -> code.s3Bucket("a").s3Key("b")), "S3");
        assertInvalid(builder -> builder.environment(e -> e.variables(Map.of("1BAD", "x"))), "1BAD");
        assertInvalid(builder -> builder.environment(e -> e.variables(Map.of("AWS_REGION", "x"))), "reserved");
        assertInvalid(builder -> builder.environment(e -> e.variables(Map.of("BIG", "x".repeat(4096)))), "4096");
        assertInvalid(
                builder -> builder.code(code -> code.zipFile(SdkBytes.fromByteArray(new byte[] {'P', 'K', 3, 4, 0}))),
                "unzip");
        assertInvalid(
                builder -> builder.code(code -> code.zipFile(SdkBytes.fromByteArray(new byte[] {-1, -2}))), "unzip");
        assertThatThrownBy(() -> lambda.getFunction(request -> request.functionName("other")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void refusesZipsThatMeanHarm() {
        for (String path : List.of("../a.js", "/etc/a.js", "a/../../b.js", "a\\b.js", "C:/a.js", "a//b.js")) {
            assertInvalid(builder -> builder.code(code -> code.zipFile(zip(Map.of(path, ECHO)))), "zip");
        }
        assertInvalid(
                builder -> builder.code(code -> code.zipFile(zip(Map.of("bomb.js", " ".repeat(6 * 1024 * 1024))))),
                "unpacks to more than");
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 1_001; i++) {
            many.put("f" + i, "");
        }
        assertInvalid(builder -> builder.code(code -> code.zipFile(zip(many))), "entries");
    }

    @Test
    void keepsAPolicy() {
        lambda.createFunction(function("policed", ECHO).build());
        assertThatThrownBy(() -> lambda.getPolicy(request -> request.functionName("policed")))
                .isInstanceOf(ResourceNotFoundException.class);
        String statement = lambda.addPermission(request -> request.functionName("policed")
                        .statementId("cognito")
                        .action("lambda:InvokeFunction")
                        .principal("cognito-idp.amazonaws.com")
                        .sourceArn("arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_abc"))
                .statement();
        assertThat(statement).contains("\"Service\":\"cognito-idp.amazonaws.com\"", "ArnLike");
        assertThat(lambda.getPolicy(request -> request.functionName("policed")).policy())
                .contains("\"Sid\":\"cognito\"", "userpool/us-east-1_abc", "2012-10-17");
        assertThatThrownBy(() -> lambda.addPermission(request -> request.functionName("policed")
                        .statementId("cognito")
                        .action("lambda:InvokeFunction")
                        .principal("*")))
                .isInstanceOf(ResourceConflictException.class);
        lambda.removePermission(request -> request.functionName("policed").statementId("cognito"));
        assertThatThrownBy(() -> lambda.removePermission(
                        request -> request.functionName("policed").statementId("cognito")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void keepsTags() {
        String arn = lambda.createFunction(function("tagged", ECHO).build()).functionArn();
        lambda.tagResource(request -> request.resource(arn).tags(Map.of("a", "1", "b", "2")));
        lambda.untagResource(request -> request.resource(arn).tagKeys("a"));
        assertThat(lambda.listTags(request -> request.resource(arn)).tags()).isEqualTo(Map.of("b", "2"));
        assertThat(lambda.getFunctionCodeSigningConfig(request -> request.functionName("tagged"))
                        .codeSigningConfigArn())
                .isNull();
    }

    @Test
    void answersWithTheErrorAndTheLogOfAFunction() {
        lambda.createFunction(function(
                        "failing",
                        "exports.handler = async () => { console.log('about to fail'); throw new Error('bad'); };")
                .build());
        InvokeResponse answer = LambdaClients.call(lambda, "failing", "{}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(answer.executedVersion()).isEqualTo("$LATEST");
        assertThat(answer.payload().asUtf8String()).contains("\"errorType\":\"Error\"", "\"errorMessage\":\"bad\"");
        assertThat(new String(Base64.getDecoder().decode(answer.logResult()), StandardCharsets.UTF_8))
                .contains("START RequestId", "INFO\tabout to fail", "END RequestId");
    }

    @Test
    void runsAFunctionForWhomNobodyWaits() throws Exception {
        lambda.createFunction(function("later", "let calls = 0; exports.handler = async () => ++calls;")
                .build());
        InvokeResponse answer =
                lambda.invoke(request -> request.functionName("later").invocationType(InvocationType.EVENT));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(lambda.invoke(request -> request.functionName("later").invocationType(InvocationType.DRY_RUN))
                        .statusCode())
                .isEqualTo(204);
        long end = System.nanoTime() + 20_000_000_000L;
        int seen = 0;
        while (seen < 2 && System.nanoTime() < end) {
            seen = Math.max(seen, Integer.parseInt(invoke(lambda, "later", "{}")));
        }
        assertThat(seen).isGreaterThanOrEqualTo(2);
    }

    /** Twice more, after one minute and after two, as Lambda does; the calls wait in the database for it. */
    @Test
    void triesAFailingFunctionAgainForWhomNobodyWaits() throws Exception {
        lambda.createFunction(function(
                        "stumbling",
                        "let calls = 0; exports.handler = async () => { calls++; throw new Error('bad'); };")
                .build());
        try {
            lambda.invoke(request -> request.functionName("stumbling")
                    .invocationType(InvocationType.EVENT)
                    .payload(SdkBytes.fromUtf8String("{\"name\":\"Jane\"}")));
            for (int tries = 1; tries < 3; tries++) {
                String waiting = "function = 'stumbling' and not leased and tries = " + tries;
                Patience.await(() -> rows("asynchronous_call", waiting) == 1);
                assertThat(rows(
                                "asynchronous_call",
                                waiting + " and position('Jane' in encode(sealed_event, 'escape')) > 0"))
                        .as("the event is sealed")
                        .isZero();
                clock.advance(Duration.ofMinutes(tries));
            }
            Patience.await(() -> rows("asynchronous_call", "function = 'stumbling'") == 0);
            Patience.await(() -> rows("execution", "function = 'stumbling' and outcome = 'refused'") == 3);
        } finally {
            clock.reset();
        }
    }

    private long rows(String table, String condition) {
        return pool.query("select count(*) from " + table + " where " + condition)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    @Test
    void refusesAnEventThatIsNoJson() {
        lambda.createFunction(function("strict", ECHO).build());
        assertThatThrownBy(() -> invoke(lambda, "strict", "{\"a\":"))
                .isInstanceOf(InvalidRequestContentException.class);
        assertThatThrownBy(() -> invoke(lambda, "strict", "{} {}")).isInstanceOf(InvalidRequestContentException.class);
        assertThat(invoke(lambda, "strict", "")).isEqualTo("{}");
    }

    @Test
    void knowsNoVersionsAndNoOtherAccounts() {
        lambda.createFunction(function("versioned", ECHO).build());
        assertThat(lambda.getFunction(
                                request -> request.functionName("versioned").qualifier("$LATEST"))
                        .configuration()
                        .version())
                .isEqualTo("$LATEST");
        assertThatThrownBy(() -> lambda.getFunction(
                        request -> request.functionName("versioned").qualifier("1")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> lambda.getFunction(
                        request -> request.functionName("arn:aws:lambda:us-east-1:111111111111:function:versioned")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void isClosedToUnsignedCalls() throws Exception {
        for (String path : List.of(
                "/2015-03-31/functions",
                "/2015-03-31/functions/first",
                "/2015-03-31/functions/first/policy",
                "/2015-03-31/functions/first/configuration",
                "/2015-03-31/functions/first/versions",
                "/2017-03-31/tags/first")) {
            assertThat(fetched(service.resolve(path)).body()).contains("MissingAuthenticationTokenException");
        }
        HttpRequest invoke = HttpRequest.newBuilder(service.resolve("/2015-03-31/functions/first/invocations"))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(invoke, HttpResponse.BodyHandlers.ofString()).body())
                    .contains("MissingAuthenticationTokenException");
        }
    }

    private void assertInvalid(UnaryOperator<CreateFunctionRequest.Builder> change, String part) {
        assertThatThrownBy(() -> lambda.createFunction(
                        change.apply(function("other", ECHO)).build()))
                .isInstanceOfSatisfying(LambdaException.class, refused -> {
                    assertThat(refused.statusCode()).isEqualTo(400);
                    assertThat(refused.awsErrorDetails().errorCode())
                            .isIn("InvalidParameterValueException", "ValidationException");
                })
                .hasMessageContaining(part);
    }

    private static HttpResponse<String> fetched(URI address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
