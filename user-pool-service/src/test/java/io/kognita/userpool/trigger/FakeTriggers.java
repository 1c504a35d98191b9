package io.kognita.userpool.trigger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kognita.wire.trigger.TriggerCall;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Stands in for trigger-service: a function is a lambda of the test, found by its ARN. */
public final class FakeTriggers implements QuarkusTestResourceLifecycleManager {

    /** The key of {@code arn:aws:kms:us-east-1:000000000000:key/senders}. */
    public static final String SENDER_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private static final ObjectMapper JSON = new ObjectMapper();

    private HttpServer server;
    private final Map<String, Function<ObjectNode, String>> functions = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> events = new ConcurrentHashMap<>();
    private volatile String token;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/internal/triggers", this::run);
        server.start();
        return Map.of(
                "kognita.peers.trigger",
                "http://localhost:" + server.getAddress().getPort(),
                "kognita.senders.keys.senders",
                SENDER_KEY);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(FakeTriggers.class));
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /**
     * Defines a function.
     *
     * @param function from the event to the outcome as trigger-service writes it
     */
    public void define(String arn, Function<ObjectNode, String> function) {
        functions.put(arn, function);
    }

    /** The last event that a function got. */
    public ObjectNode event(String arn) {
        return events.get(arn);
    }

    /** The service token of the last call. */
    public String token() {
        return token;
    }

    private void run(HttpExchange exchange) throws IOException {
        try (exchange) {
            token = exchange.getRequestHeaders().getFirst("X-Kognita-Service");
            TriggerCall call = JSON.readValue(exchange.getRequestBody(), TriggerCall.class);
            events.put(call.functionArn(), call.event());
            byte[] answer =
                    functions.get(call.functionArn()).apply(call.event()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
