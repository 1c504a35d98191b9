package io.kognita.hostedui.session;

import io.kognita.hostedui.HostedUi;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Forgets ended sessions whose cookies have expired, a bounded batch at a time. */
@Singleton
class EndedSessionSweep {

    private final EndedSessions ended;
    private final Clock clock;
    private final int batch;

    EndedSessionSweep(EndedSessions ended, Clock clock, HostedUi settings) {
        this.ended = ended;
        this.clock = clock;
        this.batch = settings.sweepBatch();
    }

    @Scheduled(every = "1m", delayed = "1m")
    Uni<Void> run() {
        return ended.sweep(clock.instant(), batch)
                .repeat()
                .until(done -> done)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
