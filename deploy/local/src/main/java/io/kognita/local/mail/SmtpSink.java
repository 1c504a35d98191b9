package io.kognita.local.mail;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** An SMTP server on loopback that takes every mail and delivers none: they end in a {@link Mailbox}. */
public final class SmtpSink {

    /** A client may keep a connection for five minutes (RFC 5321, 4.5.3.2.7); GreenMail alone hangs up after half a one. */
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final GreenMail server;
    private final Mailbox mailbox;
    private final Clock clock;

    public SmtpSink(int port, Mailbox mailbox, Clock clock) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setReadTimeout(IDLE.toMillis());
        server = new GreenMail(setup);
        this.mailbox = mailbox;
        this.clock = clock;
    }

    /** Starts the server. */
    public void start() {
        server.start();
        server.getUserManager().setMessageDeliveryHandler(this::receive);
    }

    /** Stops the server. */
    public void stop() {
        server.stop();
    }

    private GreenMailUser receive(MovingMessage message, MailAddress recipient) throws MessagingException {
        MimeMessage mail = message.getMessage();
        try {
            mailbox.addEmail(
                    clock.instant(),
                    recipient.getEmail(),
                    message.getReturnPath().getEmail(),
                    Optional.ofNullable(mail.getSubject()).orElse(""),
                    text(mail));
            // GreenMail files the mail in a user's folder as well, where nobody reads it.
            server.purgeEmailFromAllMailboxes();
        } catch (IOException | FolderException e) {
            throw new MessagingException("cannot keep the mail", e);
        }
        return server.setUser("sink@localhost", "sink@localhost", "");
    }

    /** The plain text of a mail, else its HTML as it stands. */
    private static String text(Part part) throws MessagingException, IOException {
        return switch (part.getContent()) {
            case String text -> text;
            case Multipart parts -> text(preferred(parts));
            default -> "";
        };
    }

    private static Part preferred(Multipart parts) throws MessagingException {
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType("text/plain")) {
                return part;
            }
        }
        return parts.getBodyPart(0);
    }
}
