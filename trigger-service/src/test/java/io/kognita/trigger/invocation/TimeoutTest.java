package io.kognita.trigger.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.local.test.PostgresResource;
import io.kognita.trigger.support.FunctionServer;
import io.kognita.trigger.support.FunctionServerResource;
import io.kognita.trigger.support.OperatorClient;
import io.kognita.wire.trigger.TriggerCall;
import io.kognita.wire.trigger.TriggerOutcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions that take too long, with a time-out so short that no other test could keep it on a busy machine. */
@QuarkusTest
@TestProfile(TimeoutTest.Impatient.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(FunctionServerResource.class)
class TimeoutTest {

    @Inject
    Invocations invocations;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "test.functions.key-store")
    String keyStore;

    @TestHTTPResource("/")
    URI service;

    private FunctionServer functions;

    @BeforeEach
    void start() {
        functions = new FunctionServer(keyStore);
    }

    @AfterEach
    void stop() {
        functions.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/silent", "/drip"})
    void givesUpAfterThreeTries(String path) throws Throwable {
        assertThat(run(path)).isEqualTo(new TriggerOutcome.Failed("timed out"));
        assertThat(functions.received(path)).hasSize(3);
    }

    @Test
    void logsNothingUnforeseen() throws Throwable {
        List<Throwable> dropped = new CopyOnWriteArrayList<>();
        Infrastructure.setDroppedExceptionHandler(dropped::add);
        try {
            run("/silent");
            run("/drip");
        } finally {
            Infrastructure.resetDroppedExceptionHandler();
        }

        assertThat(dropped).isEmpty();
    }

    private TriggerOutcome run(String path) throws Throwable {
        String name = path.substring(1);
        OperatorClient.at(service).put("/webhooks/" + name, "{\"Url\":\"" + functions.https(path) + "\"}");
        String arn = "arn:aws:lambda:us-east-1:000000000000:function:" + name;
        TriggerCall call = new TriggerCall(arn, "PreSignUp", json.createObjectNode());
        return VertxContextSupport.subscribeAndAwait(() -> invocations.run(call));
    }

    /** Waits for no function. */
    public static final class Impatient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kognita.trigger.timeout", "1S");
        }
    }
}
