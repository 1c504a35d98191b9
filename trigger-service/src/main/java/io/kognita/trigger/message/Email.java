package io.kognita.trigger.message;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An e-mail in clear.
 *
 * @param to one address, nothing else
 * @param from its sender, where the pool names one
 * @param replyTo whom to answer, where that is somebody else
 * @param html its body in HTML, if it has one
 * @param text its body in plain text, if it has one
 */
record Email(
        String to,
        Optional<String> from,
        Optional<String> replyTo,
        String subject,
        Optional<String> html,
        Optional<String> text) {

    /** One address and no way to write a second, a name or a header: the special characters of RFC 5322 are left out. */
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\p{Cntrl}\\s@,;:<>()\\[\\]\\\\\"]+@[^\\p{Cntrl}\\s@,;:<>()\\[\\]\\\\\"]+");

    Email {
        if (!ADDRESS.matcher(to).matches()) {
            throw new Undeliverable("the recipient is no address");
        }
        if (Stream.of(Optional.of(subject), from, replyTo)
                .flatMap(Optional::stream)
                .anyMatch(Email::hasControl)) {
            throw new Undeliverable("a header would span lines");
        }
        if (html.isEmpty() && text.isEmpty()) {
            throw new Undeliverable("the mail has no body");
        }
    }

    /** Reads what was sealed for a recipient. */
    static Email of(String to, JsonNode content) {
        return new Email(
                to,
                Opened.text(content, "from"),
                Opened.text(content, "replyTo"),
                Opened.required(content, "subject"),
                Opened.text(content, "body"),
                Opened.text(content, "text"));
    }

    /** True when the recipient's address needs a server that knows more than ASCII. */
    boolean isInternational() {
        return !StandardCharsets.US_ASCII.newEncoder().canEncode(to);
    }

    /**
     * The mail as it travels.
     *
     * @param id what its Message-ID is made of
     * @param deploymentSender its sender unless the pool names one
     */
    MimeMessage mime(UUID id, Session session, String deploymentSender, Instant now) {
        try {
            InternetAddress sender = sender(from.orElse(deploymentSender));
            MimeMessage mail = new IdentifiedMail(session, id, sender);
            mail.setFrom(sender);
            mail.setRecipient(RecipientType.TO, new InternetAddress(to));
            mail.setSubject(subject, StandardCharsets.UTF_8.name());
            if (replyTo.isPresent()) {
                mail.setReplyTo(new InternetAddress[] {sender(replyTo.get())});
            }
            fill(mail);
            mail.setSentDate(Date.from(now));
            return mail;
        } catch (AddressException e) {
            throw new Undeliverable("an address is none for a mail");
        } catch (MessagingException e) {
            throw new IllegalStateException("the mail cannot be written", e);
        }
    }

    /** A mail with both bodies lets its reader's program choose; the last is the best. */
    private void fill(MimeMessage mail) throws MessagingException {
        if (html.isPresent() && text.isPresent()) {
            mail.setContent(new MimeMultipart("alternative", part(text.get(), "plain"), part(html.get(), "html")));
        } else if (html.isPresent()) {
            mail.setText(html.get(), StandardCharsets.UTF_8.name(), "html");
        } else {
            mail.setText(text.get(), StandardCharsets.UTF_8.name(), "plain");
        }
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    private static InternetAddress sender(String text) throws AddressException {
        InternetAddress address = new InternetAddress(text);
        try {
            // A name that was given in clear is encoded as headers need it.
            address.setPersonal(address.getPersonal(), StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        return address;
    }

    /** Besides CR and LF, also the line separators that some software breaks a header at. */
    private static boolean hasControl(String text) {
        return text.codePoints().anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
    }

    /** It carries a code or a password. */
    @Override
    public String toString() {
        return "Email[redacted]";
    }

    /** A mail whose Message-ID is the same each time it is written. */
    private static final class IdentifiedMail extends MimeMessage {

        private final String id;

        IdentifiedMail(Session session, UUID id, InternetAddress sender) {
            super(session);
            String address = sender.getAddress();
            this.id = "<" + id + address.substring(address.lastIndexOf('@')) + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
