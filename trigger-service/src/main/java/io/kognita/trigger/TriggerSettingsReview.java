package io.kognita.trigger;

import io.kognita.wire.health.SettingsReview;
import jakarta.inject.Singleton;
import java.util.List;

/** Finds settings of this service that belong on a developer's machine only. */
@Singleton
class TriggerSettingsReview implements SettingsReview {

    private final TriggerSettings settings;

    TriggerSettingsReview(TriggerSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<String> unsafe() {
        return settings.allowHttpWebhooks()
                ? List.of("kognita.trigger.allow-http-webhooks lets events be read")
                : List.of();
    }
}
