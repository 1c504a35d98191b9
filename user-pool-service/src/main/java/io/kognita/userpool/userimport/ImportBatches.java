package io.kognita.userpool.userimport;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.UserBatch;
import io.kognita.userpool.user.UserEvents;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Imports the users of a job chunk by chunk, in the current transaction. */
@Singleton
class ImportBatches {

    private final ChunkTable chunks;
    private final RowReader rows;
    private final UserBatch users;
    private final UserEvents events;
    private final ImportReports reports;

    ImportBatches(ChunkTable chunks, RowReader rows, UserBatch users, UserEvents events, ImportReports reports) {
        this.chunks = chunks;
        this.rows = rows;
        this.users = users;
        this.events = events;
        this.reports = reports;
    }

    /** What there is still to do. */
    enum Left {
        MORE,
        NOTHING,
        TOO_MANY_FAILURES
    }

    Uni<Left> importNext(Pool pool, ImportRules rules, ImportJob job) {
        return chunks.next(job)
                .flatMap(chunk -> chunk.map(next -> rows.read(pool, rules, next)
                                .flatMap(batch -> store(pool, job, batch))
                                .call(() -> chunks.remove(next)))
                        .orElseGet(() -> Uni.createFrom().item(Left.NOTHING)));
    }

    private Uni<Left> store(Pool pool, ImportJob job, Batch batch) {
        return users.add(pool, batch.all())
                .flatMap(added -> events.tellAll(pool, batch.added(added), UserEvents.Fact.CREATED)
                        .chain(() -> report(job, batch, added)));
    }

    private Uni<Left> report(ImportJob job, Batch batch, Set<UUID> added) {
        List<LogLine> log = batch.log(added);
        int failed = batch.failures().size();
        job.count(added.size(), log.size() - (long) failed, failed);
        return reports.add(job, log).map(tooMany -> tooMany ? Left.TOO_MANY_FAILURES : Left.MORE);
    }
}
