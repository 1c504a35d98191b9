package io.kognita.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.kognita.local.Ports;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MailPageTest {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private final String secret = SmsSink.newSecret(new SecureRandom());
    private SmtpSink sink;
    private int smtp;
    private int page;

    @BeforeEach
    void start() throws IOException {
        smtp = Ports.free();
        page = Ports.free();
        Mailbox mailbox = new Mailbox();
        sink = new SmtpSink(smtp, mailbox, clock);
        sink.start();
        new MailPage(mailbox, new SmsSink(secret, mailbox, clock))
                .listen(vertx, page)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() {
        sink.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void showsAMailWithItsCode() throws Exception {
        send("ann@example.com", "Your code", "Your confirmation code is 123456");

        assertThat(get("/")).contains("ann@example.com", "Your code", "data-code=\"123456\"");
        assertThat(get("/messages/1")).contains("Your confirmation code is 123456");
    }

    @Test
    void showsMarkupAsText() throws Exception {
        send("ann@example.com", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>");

        assertThat(get("/")).contains("&lt;script&gt;").doesNotContain("<script>alert");
        assertThat(get("/messages/1")).contains("&lt;img src=x").doesNotContain("<img");
    }

    @Test
    void givesATestTheMailsOfOneRecipient() throws Exception {
        send("ann@example.com", "first", "code 111111");
        send("bob@example.com", "second", "code 222222");

        JsonArray mails = new JsonArray(get("/mails.json?to=bob%40example.com"));

        assertThat(mails).hasSize(1);
        assertThat(mails.getJsonObject(0).getString("code")).isEqualTo("222222");
    }

    @Test
    void showsATextMessageWithItsCode() throws Exception {
        assertThat(post(text("+4915112345678", "Code 123456"), "msg-1", clock.instant(), secret))
                .isEqualTo(204);

        assertThat(get("/")).contains("+4915112345678", "data-code=\"123456\"");
        assertThat(get("/messages/1")).contains("Code 123456");
        JsonArray messages = new JsonArray(get("/mails.json?to=%2B4915112345678"));
        assertThat(messages.getJsonObject(0).getString("code")).isEqualTo("123456");
        assertThat(messages.getJsonObject(0).getString("channel")).isEqualTo("SMS");
    }

    @Test
    void takesNoTextMessageThatAnotherSecretSigned() throws Exception {
        String other = SmsSink.newSecret(new SecureRandom());
        assertThat(post(text("+4915112345678", "Code 123456"), "msg-1", clock.instant(), other))
                .isEqualTo(401);
        assertThat(get("/mails.json")).isEqualTo("[]");
    }

    @Test
    void takesNoTextMessageThatWasSignedLongAgo() throws Exception {
        assertThat(post(text("+1", "old"), "msg-1", clock.instant().minusSeconds(301), secret))
                .isEqualTo(401);
    }

    @Test
    void takesNoTextMessageWithoutASignature() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + page + SmsSink.PATH))
                .POST(HttpRequest.BodyPublishers.ofString(text("+1", "forged")))
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }

    @Test
    void takesNoTextMessageOfAnotherShape() throws Exception {
        for (String body : List.of("no json", "{}", "{\"data\":1}", "{\"data\":{\"to\":1,\"body\":\"b\"}}")) {
            assertThat(post(body, "msg-1", clock.instant(), secret)).isEqualTo(400);
        }
    }

    @Test
    void keepsOnlyTheLatestMails() {
        Mailbox mailbox = new Mailbox();
        for (int i = 0; i < 600; i++) {
            mailbox.addEmail(Clock.systemUTC().instant(), "ann@example.com", "no-reply@localhost", "mail " + i, "text");
        }

        assertThat(mailbox.latest())
                .hasSize(500)
                .first()
                .extracting(Message::subject)
                .isEqualTo("mail 599");
    }

    @Test
    void doesNotAnswerToTheNameOfAnotherSite() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", page)) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 421");
        }
    }

    private void send(String to, String subject, String text) {
        ServerSetup server = new ServerSetup(smtp, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        GreenMailUtil.sendTextEmail(to, "no-reply@localhost", subject, text, server);
    }

    private static String text(String to, String body) {
        return new JsonObject()
                .put("type", "sms.message")
                .put("data", new JsonObject().put("to", to).put("body", body))
                .encode();
    }

    /** Posts as the courier does, signed by hand as the specification of Standard Webhooks says. */
    private int post(String body, String id, Instant at, String key) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(key.substring("whsec_".length())), "HmacSHA256"));
        byte[] signature = mac.doFinal((id + "." + at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + page + SmsSink.PATH))
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .header("webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + page + path))
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }
}
