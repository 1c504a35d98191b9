package io.kognita.sync;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Deletes a dataset with its records and remembers, of the newest such datasets, that it was there. */
@Singleton
class DatasetRemoval {

    private final DatasetTable table;
    private final SyncEvents events;
    private final Clock clock;

    DatasetRemoval(DatasetTable table, SyncEvents events, Clock clock) {
        this.table = table;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Deletes.
     *
     * @throws io.kognita.wire.aws.AwsFailure {@code ResourceNotFoundException} when there is no such dataset
     */
    Uni<Dataset> remove(DatasetKey key, String deletedBy) {
        return Panache.withTransaction(() -> table.lock(key)
                .chain(() -> table.find(key))
                .invoke(found -> {
                    if (found == null || found.deleted()) {
                        throw SyncFailures.noDataset(key.name());
                    }
                    found.delete(deletedBy, clock.instant());
                })
                .call(found -> table.removeRecords(key))
                .call(found -> table.forgetDeletions(key, Limits.DELETIONS))
                .call(events::deleted));
    }
}
