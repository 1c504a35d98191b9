package io.kognita.trigger.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kognita.local.test.PostgresResource;
import io.kognita.trigger.support.OperatorClient;
import io.kognita.wire.trigger.TriggerCall;
import io.kognita.wire.trigger.TriggerOutcome;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Webhooks without TLS where they are not permitted, as is the default. */
@QuarkusTest
@TestProfile(HttpWebhookTest.Defaults.class)
class HttpWebhookTest {

    @Inject
    Invocations invocations;

    @Inject
    Pool pool;

    @TestHTTPResource("/")
    URI service;

    /** Leaves out what the other tests permit. */
    public static class Defaults implements QuarkusTestProfile {

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(PostgresResource.class));
        }
    }

    @Test
    void refusesToRegisterOne() throws Exception {
        var answer = OperatorClient.at(service).put("/webhooks/open", "{\"Url\":\"http://function.invalid/\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Url must begin with https://");
    }

    @Test
    void doesNotCallOneThatWasStoredWhileItWasPermitted() throws Throwable {
        OperatorClient.at(service).put("/webhooks/older", "{\"Url\":\"https://function.invalid/\"}");
        pool.query("update function set target = jsonb_set(target, '{url}', '\"http://function.invalid/\"')"
                        + " where name = 'older'")
                .execute()
                .await()
                .indefinitely();
        TriggerCall call = new TriggerCall(
                "arn:aws:lambda:us-east-1:000000000000:function:older",
                "PreSignUp",
                JsonNodeFactory.instance.objectNode());
        assertThat(VertxContextSupport.<TriggerOutcome>subscribeAndAwait(() -> invocations.run(call)))
                .isEqualTo(new TriggerOutcome.Failed("its address must begin with https://"));
    }
}
