package io.kognita.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.kognita.local.Ports;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MailPageTest {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private SmtpSink sink;
    private int smtp;
    private int page;

    @BeforeEach
    void start() throws IOException {
        smtp = Ports.free();
        page = Ports.free();
        Mailbox mailbox = new Mailbox();
        sink = new SmtpSink(smtp, mailbox, Clock.systemUTC());
        sink.start();
        new MailPage(mailbox)
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
        assertThat(get("/mails/1")).contains("Your confirmation code is 123456");
    }

    @Test
    void showsMarkupAsText() throws Exception {
        send("ann@example.com", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>");

        assertThat(get("/")).contains("&lt;script&gt;").doesNotContain("<script>alert");
        assertThat(get("/mails/1")).contains("&lt;img src=x").doesNotContain("<img");
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
    void keepsOnlyTheLatestMails() {
        Mailbox mailbox = new Mailbox();
        for (int i = 0; i < 600; i++) {
            mailbox.add(Clock.systemUTC().instant(), "ann@example.com", "no-reply@localhost", "mail " + i, "text");
        }

        assertThat(mailbox.latest())
                .hasSize(500)
                .first()
                .extracting(Mail::subject)
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

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + page + path))
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }
}
