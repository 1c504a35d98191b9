package io.kognita.trigger.message;

import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Chooses the carrier of text messages that is configured. */
class SmsCarriers {

    @Produces
    @Singleton
    SmsCarrier carrier(
            MessageSettings settings,
            CarrierConnections connections,
            TlsConfigurationRegistry certificates,
            Clock clock) {
        MessageSettings.Sms sms = settings.sms();
        List<SmsCarrier> configured = Stream.of(
                        sms.webhook().map(webhook -> new SmsWebhook(webhook, connections, clock)),
                        sms.sns().map(sns -> new SnsPublish(sns, connections, clock)),
                        sms.smpp().map(smpp -> new SmppCarrier(settings, smpp, certificates)))
                .<SmsCarrier>flatMap(Optional::stream)
                .toList();
        if (configured.size() > 1) {
            throw new IllegalStateException(
                    "More than one of kognita.message.sms.webhook, .sns and .smpp is set: text messages have one carrier");
        }
        return configured.isEmpty() ? SmsCarriers::none : configured.getFirst();
    }

    void close(@Disposes SmsCarrier carrier) {
        carrier.close();
    }

    private static void none(UUID id, TextMessage message) {
        throw new Undeliverable("no carrier of text messages is configured");
    }
}
