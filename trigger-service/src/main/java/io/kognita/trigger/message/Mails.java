package io.kognita.trigger.message;

import io.kognita.trigger.TriggerSettings;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.CompletionException;

/** Hands letters to the mail server. Its calls block: never from an event loop. */
@Singleton
class Mails {

    /** Replies that speak of this service's own credentials and not of the message (RFC 4954, section 6). */
    private static final Set<Integer> ABOUT_CREDENTIALS = Set.of(530, 534, 535, 538);

    private final ReactiveMailer mailer;
    private final TriggerSettings.MailSettings settings;

    Mails(ReactiveMailer mailer, TriggerSettings settings) {
        this.mailer = mailer;
        this.settings = settings.mail();
    }

    /**
     * Sends a letter, once.
     *
     * @throws Undeliverable when the server refuses it for good
     * @throws DeliveryFailure when the server is away or cannot take it now
     */
    void send(Letter letter) {
        Mail mail = Mail.withHtml(letter.to(), letter.subject(), letter.body())
                .setFrom(letter.from().orElse(settings.from()));
        try {
            mailer.send(mail).await().atMost(settings.timeout());
        } catch (TimeoutException e) {
            throw new DeliveryFailure("the mail server did not answer in time");
        } catch (RuntimeException e) {
            throw ending(e instanceof CompletionException && e.getCause() != null ? e.getCause() : e);
        }
    }

    /** A server's words may repeat the address or the message, so only its status is told. */
    private static RuntimeException ending(Throwable failure) {
        if (!(failure instanceof SMTPException reply)) {
            return new DeliveryFailure(
                    "the mail server was not reached: " + failure.getClass().getSimpleName());
        }
        String reason = "the mail server answered " + reply.getReplyCode();
        return reply.isPermanent() && !ABOUT_CREDENTIALS.contains(reply.getReplyCode())
                ? new Undeliverable(reason)
                : new DeliveryFailure(reason);
    }
}
