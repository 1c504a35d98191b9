package io.kognita.trigger.message;

import static io.kognita.trigger.support.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kognita.local.test.KafkaResource;
import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.TestClock;
import io.kognita.trigger.support.Patience;
import io.kognita.trigger.support.QueuedMessages;
import io.kognita.trigger.support.SmsServer;
import io.kognita.trigger.support.SmsServer.Received;
import io.kognita.trigger.support.SnsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = SnsResource.class, restrictToAnnotatedClass = true)
class SnsPublishTest {

    @Inject
    QueuedMessages messages;

    @Inject
    TestClock clock;

    /** The default is for the other classes, whose starts look for it too. */
    @ConfigProperty(name = "test.sms.port", defaultValue = "0")
    int port;

    private SmsServer sns;

    @BeforeEach
    void startSns() {
        sns = new SmsServer(port);
    }

    @AfterEach
    void finish() throws InterruptedException {
        try {
            await(() -> messages.count("finished_at is null") == 0);
        } finally {
            clock.reset();
            sns.close();
        }
    }

    @Test
    void publishesATextMessage() throws Exception {
        queue("Code 123456 & für dich");
        Received received = taken(1).getFirst();
        assertThat(fields(received.body()))
                .containsEntry("Action", "Publish")
                .containsEntry("Version", "2010-03-31")
                .containsEntry("PhoneNumber", "+4915112345678")
                .containsEntry("Message", "Code 123456 & für dich")
                .containsEntry("MessageAttributes.entry.1.Name", "AWS.SNS.SMS.SMSType")
                .containsEntry("MessageAttributes.entry.1.Value.StringValue", "Transactional")
                .containsEntry("MessageAttributes.entry.2.Name", "AWS.SNS.SMS.SenderID")
                .containsEntry("MessageAttributes.entry.2.Value.StringValue", "Shop");
        assertThat(received.headers().get("authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/")
                .contains("/eu-central-1/sns/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=");
        assertThat(received.headers())
                .containsEntry("content-type", "application/x-www-form-urlencoded; charset=utf-8")
                .containsEntry("host", "127.0.0.1:" + port);
    }

    @Test
    void triesAgainWhatIsThrottled() throws Exception {
        sns.answerNext(400, error("Throttled"));
        queue("later");
        await(() -> messages.count("tries = 1 and not leased and finished_at is null") == 1);
        clock.advance(Duration.ofHours(1));
        assertThat(taken(2)).hasSize(2);
    }

    @Test
    void doesNotTryAgainWhatSnsRefusesForGood() throws Exception {
        sns.answerNext(400, error("InvalidParameter"));
        queue("never");
        await(() ->
                messages.count("finished_at is null") == 0 && !sns.received().isEmpty());
        clock.advance(Duration.ofHours(1));
        assertThat(taken(1)).hasSize(1);
    }

    private void queue(String body) {
        messages.add(
                "user-1",
                "SMS",
                "+4915112345678",
                JsonNodeFactory.instance.objectNode().put("body", body));
    }

    private List<Received> taken(int count) throws InterruptedException {
        Patience.await(() -> sns.received().size() >= count);
        assertThat(sns.received()).hasSize(count);
        return sns.received();
    }

    private static String error(String code) {
        return "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code></Error></ErrorResponse>";
    }

    private static Map<String, String> fields(String form) {
        return Arrays.stream(form.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> decode(field[0]), field -> decode(field[1])));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
