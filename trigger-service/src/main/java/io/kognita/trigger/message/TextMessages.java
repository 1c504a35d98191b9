package io.kognita.trigger.message;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.wire.seal.Sealer;
import jakarta.inject.Singleton;

/** Messages by SMS. */
@Singleton
class TextMessages implements Channel {

    private final Sealer sealer;
    private final ObjectMapper json;
    private final SmsCarrier carrier;

    TextMessages(Sealer sealer, ObjectMapper json, SmsCarrier carrier) {
        this.sealer = sealer;
        this.json = json;
        this.carrier = carrier;
    }

    @Override
    public String name() {
        return "SMS";
    }

    @Override
    public void deliver(QueuedMessage message) {
        carrier.send(message.id(), TextMessage.of(message.to(), message.content(sealer, json)));
    }
}
