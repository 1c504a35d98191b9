package io.kognita.userpool.userexport;

import io.kognita.userpool.pool.Pools;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Works on exports, a part in each transaction, so that any replica goes on where another one stopped. */
@Singleton
class ExportWork {

    private static final Logger LOG = Logger.getLogger(ExportWork.class);
    private static final int MOST_TRIES = 5;

    private final ExportTable exports;
    private final ExportParts parts;
    private final Pools pools;
    private final Clock clock;

    ExportWork(ExportTable exports, ExportParts parts, Pools pools, Clock clock) {
        this.exports = exports;
        this.parts = parts;
        this.pools = pools;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return Uni.createFrom()
                .deferred(() -> step().onFailure().recoverWithUni(this::failed))
                .repeat()
                .whilst(Boolean::booleanValue)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Seals a part of an export; false when there is none to work on. */
    Uni<Boolean> step() {
        return Panache.withTransaction(() -> exports.active()
                .flatMap(export -> export.map(active -> advance(active).replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false))));
    }

    private Uni<Void> advance(UserExport export) {
        return pools.byId(export.poolId())
                .flatMap(pool -> parts.sealNext(pool, export))
                .invoke(more -> {
                    if (!more) {
                        export.finish(UserExport.Status.SUCCEEDED, clock.instant());
                    }
                })
                .replaceWithVoid();
    }

    /** The same part is tried again in the next round, and an export that fails again and again is given up. */
    private Uni<Boolean> failed(Throwable failure) {
        LOG.error("A part of an export failed", failure);
        return Panache.withTransaction(() -> exports.active()
                        .invoke(export -> export.filter(active -> active.tried() >= MOST_TRIES)
                                .ifPresent(active -> active.finish(UserExport.Status.FAILED, clock.instant()))))
                .replaceWith(false)
                .onFailure()
                .recoverWithItem(false);
    }
}
