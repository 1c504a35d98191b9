package io.kognita.trigger.message;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The mail server, with a connection for each e-mail: one that is kept may be dead, and the mail on it would wait for the
 * whole time-out to learn it. Its calls block: never from an event loop.
 */
@RegisterForReflection(
        // Jakarta Mail finds its parts by name, which a native image has to be told. It makes every provider that its
        // library
        // names, also those for reading mail.
        classNames = {
            "org.eclipse.angus.mail.handlers.multipart_mixed",
            "org.eclipse.angus.mail.handlers.text_html",
            "org.eclipse.angus.mail.handlers.text_plain",
            "org.eclipse.angus.mail.imap.IMAPProvider",
            "org.eclipse.angus.mail.imap.IMAPSSLProvider",
            "org.eclipse.angus.mail.pop3.POP3Provider",
            "org.eclipse.angus.mail.pop3.POP3SSLProvider",
            "org.eclipse.angus.mail.smtp.SMTPProvider",
            "org.eclipse.angus.mail.smtp.SMTPSSLProvider",
            "org.eclipse.angus.mail.smtp.SMTPSSLTransport",
            "org.eclipse.angus.mail.smtp.SMTPTransport",
            "org.eclipse.angus.mail.util.MailStreamProvider"
        })
@Singleton
class MailServer {

    private static final Logger LOG = Logger.getLogger(MailServer.class);

    private final MessageSettings settings;
    private final Clock clock;
    private final Session session;
    private final Session internationalSession;
    private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();

    MailServer(MessageSettings settings, TlsConfigurationRegistry certificates, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        Properties properties = SmtpProperties.of(settings, certificates);
        session = Session.getInstance(properties);
        internationalSession = Session.getInstance(SmtpProperties.international(properties));
    }

    /**
     * Sends an e-mail, once.
     *
     * @param id what its Message-ID is made of, so that a mail which had to be sent twice can be told as one
     * @throws Undeliverable when the server refuses it for good
     * @throws DeliveryFailure when the server is away or cannot take it now
     */
    void send(UUID id, Email email) {
        Session suited = email.isInternational() ? internationalSession : session;
        MimeMessage mail = email.mime(id, suited, settings.mail().from(), clock.instant());
        Future<?> sent = connections.submit(() -> {
            exchange(suited, mail);
            return null;
        });
        try {
            sent.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new DeliveryFailure("the mail server did not answer in time");
        } catch (ExecutionException e) {
            throw SmtpReply.ending(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeliveryFailure("the process ends");
        } finally {
            // Interrupting a virtual thread that reads from a socket closes the socket.
            sent.cancel(true);
        }
    }

    @PreDestroy
    void stop() {
        connections.shutdownNow();
    }

    private void exchange(Session suited, MimeMessage mail) throws MessagingException {
        Transport transport = suited.getTransport();
        try {
            connect(transport);
            transport.sendMessage(mail, mail.getAllRecipients());
        } finally {
            leave(transport);
        }
    }

    private void connect(Transport transport) throws MessagingException {
        if (settings.mail().username().isPresent()) {
            transport.connect(
                    settings.mail().username().get(), settings.mail().password().orElse(""));
        } else {
            transport.connect();
        }
    }

    /** A mail that was taken is delivered, however the connection ends. */
    private static void leave(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("the mail server did not say good-bye", e);
        }
    }
}
