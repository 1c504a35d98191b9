package io.kognita.userpool.sweep;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Deletes leftovers each minute, in batches, so that no statement holds many rows for long. Anybody may fail under any name
 * and ask for codes of it, so what such calls leave behind must not stay.
 */
@Singleton
class Sweep {

    private static final int BATCH = 5_000;

    private final List<Swept> tables;
    private final Pool database;
    private final Clock clock;

    Sweep(@All List<Swept> tables, Pool database, Clock clock) {
        this.tables = tables;
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return Multi.createFrom()
                .iterable(tables)
                .onItem()
                .transformToUniAndConcatenate(table -> sweep(table.leftovers()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> sweep(Swept.Leftovers leftovers) {
        Tuple bounds = Tuple.of(clock.instant().minus(leftovers.kept()).atOffset(ZoneOffset.UTC), BATCH);
        return Uni.createFrom()
                .deferred(() -> database.preparedQuery(leftovers.deletion()).execute(bounds))
                .map(deleted -> deleted.rowCount())
                .repeat()
                .until(deleted -> deleted < BATCH)
                .collect()
                .last();
    }
}
