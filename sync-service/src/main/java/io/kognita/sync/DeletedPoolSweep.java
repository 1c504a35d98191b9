package io.kognita.sync;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * Deletes each minute what was written for a pool after it was gone: the keys of its identities are good for an hour, and
 * whoever holds some may write until then.
 */
@Singleton
class DeletedPoolSweep {

    /** Longer than any keys live. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final DeletedPools pools;
    private final Clock clock;

    DeletedPoolSweep(DeletedPools pools, Clock clock) {
        this.pools = pools;
        this.clock = clock;
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return pools.removeData().chain(() -> pools.forget(clock.instant().minus(REMEMBERED)));
    }
}
