package io.kognita.trigger.message;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Chooses the carrier of text messages that is configured. */
class SmsCarriers {

    @Produces
    @Singleton
    SmsCarrier carrier(MessageSettings settings, CarrierConnections connections, Clock clock) {
        MessageSettings.Sms sms = settings.sms();
        if (sms.webhook().isPresent() && sms.sns().isPresent()) {
            throw new IllegalStateException(
                    "kognita.message.sms.webhook and kognita.message.sms.sns are both set: text messages have one carrier");
        }
        if (sms.webhook().isPresent()) {
            return new SmsWebhook(sms.webhook().get(), connections, clock);
        }
        if (sms.sns().isPresent()) {
            return new SnsPublish(sms.sns().get(), connections, clock);
        }
        return (id, message) -> {
            throw new Undeliverable("no carrier of text messages is configured");
        };
    }
}
