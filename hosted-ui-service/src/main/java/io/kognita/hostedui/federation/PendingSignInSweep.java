package io.kognita.hostedui.federation;

import io.kognita.hostedui.HostedUi;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Forgets sign-ins that were given up at a provider, a bounded batch at a time. */
@Singleton
class PendingSignInSweep {

    private final PendingSignIns pending;
    private final int batch;

    PendingSignInSweep(PendingSignIns pending, HostedUi settings) {
        this.pending = pending;
        this.batch = settings.sweepBatch();
    }

    @Scheduled(every = "30s", delayed = "45s")
    Uni<Void> run() {
        return pending.sweep(batch)
                .repeat()
                .until(done -> done)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
