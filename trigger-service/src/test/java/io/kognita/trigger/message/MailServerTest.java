package io.kognita.trigger.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.kognita.local.Ports;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MailServerTest {

    private static final Email EMAIL =
            mail("jane@example.com", Optional.of("Übung <a@shop.example>"), "Grüße", "<b>für dich</b>");

    private int port;
    private GreenMail mail;

    @BeforeEach
    void choosePort() throws IOException {
        port = Ports.free();
    }

    @AfterEach
    void stopMail() {
        if (mail != null) {
            mail.stop();
        }
    }

    @Test
    void givesAMailThatIsSentAgainTheSameMessageId() throws Exception {
        start(ServerSetup.PROTOCOL_SMTP);
        UUID id = UUID.randomUUID();
        server("none").send(id, EMAIL);
        server("none").send(id, EMAIL);
        assertThat(mail.getReceivedMessages())
                .extracting(received -> received.getMessageID())
                .containsExactly("<" + id + "@shop.example>", "<" + id + "@shop.example>");
        assertThat(GreenMailUtil.getHeaders(mail.getReceivedMessages()[0])).contains("From: =?UTF-8?");
    }

    @Test
    void sendsNothingInClearWhenStartTlsIsDemanded() {
        start(ServerSetup.PROTOCOL_SMTP);
        assertThatThrownBy(() -> server("start-tls").send(UUID.randomUUID(), EMAIL))
                .isInstanceOf(DeliveryFailure.class);
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void sendsInClearWhenStartTlsIsOnlyWished() {
        start(ServerSetup.PROTOCOL_SMTP);
        server("start-tls-if-offered").send(UUID.randomUUID(), EMAIL);
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void refusesAServerWhoseCertificateNobodyTrusts() {
        start(ServerSetup.PROTOCOL_SMTPS);
        assertThatThrownBy(() -> server("tls").send(UUID.randomUUID(), EMAIL))
                .isInstanceOf(DeliveryFailure.class)
                .hasMessageContaining("SSL");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void keepsTheLettersOfAnAddressBeyondAscii() throws Exception {
        start(ServerSetup.PROTOCOL_SMTP);
        server("none").send(UUID.randomUUID(), mail("jäne@example.com", Optional.empty(), "s", "b"));
        assertThat(mail.getReceivedMessages()[0].getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("jäne@example.com");
    }

    @Test
    void sendsBothBodiesAndSaysWhomToAnswer() throws Exception {
        start(ServerSetup.PROTOCOL_SMTP);
        server("none")
                .send(
                        UUID.randomUUID(),
                        new Email(
                                "jane@example.com",
                                Optional.empty(),
                                Optional.of("Security <security@shop.example>"),
                                "s",
                                Optional.of("<b>html</b>"),
                                Optional.of("plain")));
        MimeMessage received = mail.getReceivedMessages()[0];
        assertThat(received.getReplyTo())
                .extracting(Object::toString)
                .containsExactly("Security <security@shop.example>");
        MimeMultipart bodies = (MimeMultipart) received.getContent();
        assertThat(bodies.getContentType()).startsWith("multipart/alternative");
        assertThat(bodies.getBodyPart(0).getContent().toString().strip()).isEqualTo("plain");
        assertThat(bodies.getBodyPart(1).getContent().toString().strip()).isEqualTo("<b>html</b>");
    }

    @Test
    void authenticates() {
        start(ServerSetup.PROTOCOL_SMTP);
        mail.setUser("courier@example.com", "courier", "s3cret");
        server("none", "kognita.message.mail.username", "courier", "kognita.message.mail.password", "s3cret")
                .send(UUID.randomUUID(), EMAIL);
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void takesRefusedCredentialsForAReasonToTryAgain() {
        start(ServerSetup.PROTOCOL_SMTP);
        mail.setUser("courier@example.com", "courier", "s3cret");
        assertThatThrownBy(() -> server(
                                "none",
                                "kognita.message.mail.username",
                                "courier",
                                "kognita.message.mail.password",
                                "other")
                        .send(UUID.randomUUID(), EMAIL))
                .isInstanceOf(DeliveryFailure.class)
                .hasMessage("the mail server refused the credentials");
    }

    @Test
    void givesUpOnAServerThatSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(port, 10, InetAddress.getLoopbackAddress())) {
            assertThat(silent.isBound()).isTrue();
            assertThatThrownBy(() ->
                            server("none", "kognita.message.timeout", "1S").send(UUID.randomUUID(), EMAIL))
                    .isInstanceOf(DeliveryFailure.class)
                    .hasMessage("the mail server did not answer in time");
        }
    }

    private void start(String protocol) {
        mail = new GreenMail(new ServerSetup(port, "127.0.0.1", protocol));
        mail.start();
    }

    private MailServer server(String encryption, String... more) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "kognita.message.timeout",
                "30S",
                "kognita.message.mail.host",
                "127.0.0.1",
                "kognita.message.mail.port",
                Integer.toString(port),
                "kognita.message.mail.encryption",
                encryption));
        for (int i = 0; i < more.length; i += 2) {
            properties.put(more[i], more[i + 1]);
        }
        MessageSettings settings = new SmallRyeConfigBuilder()
                .withSources(new Properties(properties))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(MessageSettings.class)
                .build()
                .getConfigMapping(MessageSettings.class);
        return new MailServer(settings, new NoCertificates(), Clock.systemUTC());
    }

    private record Properties(Map<String, String> values) implements ConfigSource {

        @Override
        public Set<String> getPropertyNames() {
            return values.keySet();
        }

        @Override
        public String getValue(String name) {
            return values.get(name);
        }

        @Override
        public String getName() {
            return "test";
        }
    }

    private static Email mail(String to, Optional<String> from, String subject, String html) {
        return new Email(to, from, Optional.empty(), subject, Optional.of(html), Optional.empty());
    }
}
