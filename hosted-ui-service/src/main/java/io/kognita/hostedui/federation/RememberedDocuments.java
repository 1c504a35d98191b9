package io.kognita.hostedui.federation;

import io.kognita.hostedui.HostedUi;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Makes memories of providers' documents, all as lasting as the settings say. */
@Singleton
class RememberedDocuments {

    private final Duration kept;

    RememberedDocuments(HostedUi settings) {
        kept = settings.federation().documentsKept();
    }

    <T> Remembered<T> make() {
        return new Remembered<>(kept);
    }
}
