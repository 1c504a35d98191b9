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
    private final SenderFunctions senders;
    private final Endings endings;

    Delivery(Sealer sealer, ObjectMapper json, Mails mails, SenderFunctions senders, Endings endings) {
        this.sealer = sealer;
        this.json = json;
        this.mails = mails;
        this.senders = senders;
        this.endings = endings;
    }

    void attempt(MessageTable.Claimed claimed) {
        QueuedMessage message = claimed.message();
        try {
            deliver(message);
            endings.delivered(message);
        } catch (DeliveryFailure failure) {
            endings.failed(claimed, failure.getMessage());
        } catch (Undeliverable undeliverable) {
            endings.undeliverable(claimed, undeliverable.getMessage());
        }
    }

    private void deliver(QueuedMessage message) {
        if (message.channel().equals(SenderFunctions.CHANNEL)) {
            senders.run(message);
        } else {
            mails.send(Letter.open(message, sealer, json));
        }
    }
}
