package io.kognita.trigger.message;

import io.kognita.wire.health.SettingsReview;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds carriers of text messages that are called in clear: whoever listens would read codes. */
@Singleton
class MessageSettingsReview implements SettingsReview {

    private final MessageSettings.Sms settings;

    MessageSettingsReview(MessageSettings settings) {
        this.settings = settings.sms();
    }

    @Override
    public List<String> unsafe() {
        Optional<URI> webhook = settings.webhook().map(MessageSettings.SmsWebhook::url);
        Optional<URI> sns = settings.sns().flatMap(MessageSettings.Sns::endpoint);
        boolean inClear = Stream.concat(webhook.stream(), sns.stream())
                        .anyMatch(url -> !"https".equals(url.getScheme()))
                || settings.smpp().filter(smpp -> !smpp.tls().orElse(true)).isPresent();
        return inClear ? List.of("kognita.message.sms lets codes be read: it is called without TLS") : List.of();
    }
}
