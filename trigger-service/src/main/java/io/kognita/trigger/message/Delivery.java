package io.kognita.trigger.message;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.wire.seal.Sealer;
import jakarta.inject.Singleton;

/** One try to deliver a message, and what follows from how it ends. Its calls block. */
@Singleton
class Delivery {

    private final Sealer sealer;
    private final ObjectMapper json;
    private final Mails mails;
    private final Endings endings;

    Delivery(Sealer sealer, ObjectMapper json, Mails mails, Endings endings) {
        this.sealer = sealer;
        this.json = json;
        this.mails = mails;
        this.endings = endings;
    }

    void attempt(MessageTable.Claimed claimed) {
        QueuedMessage message = claimed.message();
        try {
            mails.send(Letter.open(message, sealer, json));
            endings.delivered(message);
        } catch (MailFailure failure) {
            endings.failed(claimed, failure.getMessage());
        } catch (Undeliverable undeliverable) {
            endings.undeliverable(claimed, undeliverable.getMessage());
        }
    }
}
