package io.kognita.trigger.message;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** What a failure on the way to the mail server means for the message. */
final class SmtpReply {

    /** Replies that speak of this service's own credentials and not of the message (RFC 4954, section 6). */
    private static final Set<Integer> ABOUT_CREDENTIALS = Set.of(530, 534, 535, 538);

    private SmtpReply() {}

    /** A server's words may repeat the address or the message, so only its status is told. */
    static RuntimeException ending(Throwable failure) {
        if (failure instanceof AuthenticationFailedException) {
            return new DeliveryFailure("the mail server refused the credentials");
        }
        OptionalInt status = status(failure);
        if (status.isEmpty()) {
            return new DeliveryFailure(withoutStatus(failure.getCause() == null ? failure : failure.getCause()));
        }
        String reason = "the mail server answered " + status.getAsInt();
        boolean permanent = status.getAsInt() >= 500 && !ABOUT_CREDENTIALS.contains(status.getAsInt());
        return permanent ? new Undeliverable(reason) : new DeliveryFailure(reason);
    }

    /** The first status in the chain: what is about a recipient stands behind what is about the mail. */
    private static OptionalInt status(Throwable failure) {
        for (Throwable link = failure; link instanceof MessagingException chained; link = chained.getNextException()) {
            int code = code(chained);
            if (code >= 400) {
                return OptionalInt.of(code);
            }
        }
        return OptionalInt.empty();
    }

    private static int code(MessagingException failure) {
        return switch (failure) {
            case SMTPAddressFailedException recipient -> recipient.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException mail -> mail.getReturnCode();
            default -> -1;
        };
    }

    private static String withoutStatus(Throwable cause) {
        return cause instanceof SocketTimeoutException
                ? "the mail server did not answer in time"
                : "no exchange with the mail server: " + cause.getClass().getSimpleName();
    }
}
