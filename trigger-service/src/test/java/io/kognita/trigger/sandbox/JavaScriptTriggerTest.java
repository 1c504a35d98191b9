package io.kognita.trigger.sandbox;

import static io.kognita.trigger.support.LambdaClients.function;
import static io.kognita.trigger.support.LambdaClients.invoke;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.local.test.KafkaResource;
import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.TopicReader;
import io.kognita.trigger.support.FunctionServer;
import io.kognita.trigger.support.FunctionServerResource;
import io.kognita.trigger.support.LambdaClients;
import io.kognita.trigger.support.Triggers;
import io.kognita.wire.event.Topics;
import io.kognita.wire.service.ServiceTokens;
import io.kognita.wire.trigger.TriggerOutcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Triggers whose functions are JavaScript, well-meaning and not. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(FunctionServerResource.class)
class JavaScriptTriggerTest {

    @Inject
    ServiceTokens tokens;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @ConfigProperty(name = "test.functions.key-store")
    String keyStore;

    @TestHTTPResource("/")
    URI service;

    private LambdaClient lambda;
    private Triggers triggers;

    @BeforeEach
    void clients() {
        lambda = LambdaClients.at(service);
        triggers = new Triggers(service, tokens, json);
    }

    @Test
    void goesOnWithTheEventThatTheFunctionReturns() throws Exception {
        create("confirms", "event.response.autoConfirmUser = true; return event;");
        var event = triggers.event();
        event.withObject("/response").put("autoConfirmUser", true);
        assertThat(triggers.run("confirms")).isEqualTo(new TriggerOutcome.Answered(event));
    }

    /** As in AWS once there is a policy; the pool is {@code us-east-1_abcdefghi}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cognito-idp.amazonaws.com|arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_abcdefghi||true",
                "cognito-idp.amazonaws.com|arn:aws:cognito-idp:us-east-1:000000000000:userpool/*||true",
                "cognito-idp.amazonaws.com|arn:aws:cognito-idp:*:*:*/us-east-1_abc??fghi|000000000000|true",
                "cognito-idp.amazonaws.com||000000000000|true",
                "cognito-idp.amazonaws.com|||true",
                "*|||true",
                "cognito-idp.amazonaws.com|arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_other||false",
                "cognito-idp.amazonaws.com|arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_abcdefghi|111111111111|false",
                "cognito-idp.amazonaws.com|*|000000000000|false",
                "apigateway.amazonaws.com|||false",
                "000000000000|||false"
            })
    void aPolicySaysWhichPoolsMayRunAFunction(String principal, String sourceArn, String account, boolean runs)
            throws Exception {
        String name = "policed-" + UUID.randomUUID().toString().substring(0, 8);
        create(name, "return event;");
        lambda.addPermission(request -> request.functionName(name)
                .statementId("one")
                .action("lambda:InvokeFunction")
                .principal(principal)
                .sourceArn(sourceArn)
                .sourceAccount(account));

        assertThat(triggers.run(name)).isInstanceOf(runs ? TriggerOutcome.Answered.class : TriggerOutcome.Failed.class);
        lambda.removePermission(request -> request.functionName(name).statementId("one"));
        assertThat(triggers.run(name)).isInstanceOf(TriggerOutcome.Answered.class);
        lambda.deleteFunction(request -> request.functionName(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "throw new Error('Not you');|Refused[message=Not you]",
                "return null;|Garbled[reason=answered no JSON object]",
                "return 5;|Garbled[reason=answered no JSON object]",
                "return [event];|Garbled[reason=answered no JSON object]",
                "return { a: 'x'.repeat(6291456) };|Failed[reason=answered more than 6291456 bytes]",
                "await new Promise((r) => setTimeout(r, 30000));|Failed[reason=timed out]",
                "const all = []; while (true) all.push(new Array(10000).fill(1));|Failed[reason=ran out of memory]",
                "let n = 0; for (;;) n++;|Failed[reason=ran more than 50000000 statements]"
            })
    void endsAsTheFunctionDoes(String body, String outcome) throws Exception {
        create("ends-" + Math.abs(body.hashCode()), body);
        String ended = triggers.run("ends-" + Math.abs(body.hashCode())).toString();
        // On a busy machine another of the limits may be reached first.
        assertThat(ended)
                .satisfiesAnyOf(
                        text -> assertThat(text).isEqualTo(outcome),
                        text -> assertThat(outcome + " or " + text)
                                .matches(
                                        ".*reason=ran .* or Failed.reason=(timed out|used more than 2000 ms of processor time)..*"));
    }

    @Test
    void runsAFunctionAgainAfterItsProcessDied() throws Exception {
        create(
                "dies",
                "if (event.bad) { const all = []; while (true) all.push('x'.repeat(1e6) + all.length); } return event;");
        var bad = triggers.event().put("bad", true);
        assertThat(triggers.run("dies")).isInstanceOf(TriggerOutcome.Answered.class);
        assertThat(triggers.run("dies", bad)).isInstanceOf(TriggerOutcome.Failed.class);
        assertThat(triggers.run("dies")).isInstanceOf(TriggerOutcome.Answered.class);
    }

    @Test
    void letsNoFunctionSlowAnother() throws Exception {
        create("runaway", "for (;;) {}");
        create("brisk", "return event;");
        triggers.run("brisk");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<TriggerOutcome>> runaways = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> run("runaway"), threads))
                    .limit(4)
                    .toList();
            Thread.sleep(500);
            long started = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                assertThat(triggers.run("brisk")).isInstanceOf(TriggerOutcome.Answered.class);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
            assertThat(runaways).map(CompletableFuture::join).allMatch(TriggerOutcome.Failed.class::isInstance);
        }
    }

    @Test
    void sharesNothingBetweenFunctions() {
        create("writer", "globalThis.secret = 'mine'; Object.prototype.leaked = 'too'; return globalThis.secret;");
        create("reader", "return [typeof globalThis.secret, typeof ({}).leaked];");
        assertThat(invoke(lambda, "writer", "{}")).isEqualTo("\"mine\"");
        assertThat(invoke(lambda, "reader", "{}")).isEqualTo("[\"undefined\",\"undefined\"]");
    }

    @Test
    void runsMoreFunctionsThanItHasProcesses() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 5; i++) {
                if (round == 0) {
                    create("many-" + i, "return " + i + ";");
                }
                assertThat(invoke(lambda, "many-" + i, "{}")).isEqualTo(Integer.toString(i));
            }
        }
    }

    @Test
    void givesFunctionsNothingOfItsOwnEnvironment() {
        create("curious", "return Object.keys(process.env).sort();");
        assertThat(invoke(lambda, "curious", "{}"))
                .isEqualTo(
                        "[\"AWS_LAMBDA_FUNCTION_MEMORY_SIZE\",\"AWS_LAMBDA_FUNCTION_NAME\",\"AWS_LAMBDA_FUNCTION_VERSION\","
                                + "\"AWS_REGION\",\"TZ\",\"_HANDLER\"]");
    }

    @Test
    void fetchesFromHostsThatAreAllowed() {
        try (FunctionServer server = new FunctionServer(keyStore)) {
            create(
                    "fetcher",
                    "const r = await fetch('" + server.https("/echo")
                            + "', { method: 'POST', body: JSON.stringify({ a: 1 }) }); return [r.status, await r.json()];");
            assertThat(invoke(lambda, "fetcher", "{}")).isEqualTo("[200,{\"a\":1}]");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/,example.com is not among the hosts that functions may fetch from",
        "https://localhost.example.com/,localhost.example.com is not among the hosts",
        "https://127.0.0.2/,127.0.0.2 has an address that is not public",
        "https://169.254.169.254/latest/meta-data,169.254.169.254 is not among the hosts",
        "https://user:password@localhost/,Url must have neither credentials nor a fragment",
        "file:///etc/passwd,Url must begin with https:// or http://",
        "gopher://localhost/,Url must begin with https:// or http://"
    })
    void fetchesFromNowhereElse(String url, String reason) {
        create(
                "prober-" + Math.abs(url.hashCode()),
                "try { await fetch('" + url + "'); } catch (e) { return e.message; }");
        assertThat(invoke(lambda, "prober-" + Math.abs(url.hashCode()), "{}")).contains(reason);
    }

    @Test
    void limitsWhatIsFetched() {
        try (FunctionServer server = new FunctionServer(keyStore)) {
            create(
                    "glutton",
                    "try { await fetch('" + server.https("/just-fits") + "'); } catch (e) { return e.message; }");
            assertThat(invoke(lambda, "glutton", "{}")).contains("answered more than 1048576 bytes");
        }
    }

    @Test
    void tellsOfAnExecutionWithoutWhatTheFunctionWrote() throws Exception {
        create("talker", "console.log('mark-of-log'); throw new Error('mark-of-error');");
        try (TopicReader reader = new TopicReader(brokers, Topics.EXECUTIONS)) {
            triggers.run("talker");
            String told = new String(
                    reader.takeUntil(
                                    message -> new String(message.value(), StandardCharsets.UTF_8).contains("talker"),
                                    Duration.ofSeconds(10))
                            .getLast()
                            .value(),
                    StandardCharsets.UTF_8);
            assertThat(told).contains("\"outcome\": \"refused\"").doesNotContain("mark-of", "jane");
        }
    }

    private TriggerOutcome run(String name) {
        try {
            return triggers.run(name);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void create(String name, String body) {
        lambda.createFunction(function(name, "exports.handler = async (event) => { " + body + " };")
                .timeout(10)
                .build());
    }
}
