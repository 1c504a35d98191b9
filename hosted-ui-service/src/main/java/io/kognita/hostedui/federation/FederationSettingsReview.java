package io.kognita.hostedui.federation;

import io.kognita.hostedui.HostedUi;
import io.kognita.wire.health.SettingsReview;
import jakarta.inject.Singleton;
import java.util.List;

/** Finds settings of federation that belong on a developer's machine only. */
@Singleton
class FederationSettingsReview implements SettingsReview {

    private final HostedUi settings;

    FederationSettingsReview(HostedUi settings) {
        this.settings = settings;
    }

    @Override
    public List<String> unsafe() {
        return settings.federation().standIns().isEmpty()
                ? List.of()
                : List.of("kognita.hosted-ui.federation.stand-ins lets others vouch for a provider's users");
    }
}
