package io.kognita.sync;

import io.kognita.sync.SyncShapes.RecordPatch;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Applies the patches of an UpdateRecords: all of them, or none when one of them is stale. */
@Singleton
class RecordChanges {

    private final DatasetTable table;
    private final SyncEvents events;
    private final Clock clock;

    RecordChanges(DatasetTable table, SyncEvents events, Clock clock) {
        this.table = table;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Patches a dataset, which is created when it is not there.
     *
     * @param changedBy who or what device changes it
     * @return the records as they are now, in the order of the patches
     */
    Uni<List<SyncRecord>> apply(DatasetKey key, List<RecordPatch> patches, String changedBy) {
        Set<String> keys = new HashSet<>();
        for (RecordPatch patch : patches) {
            if (!keys.add(patch.key())) {
                throw SyncFailures.invalidParameter("Record " + patch.key() + " is patched more than once");
            } else if (!patch.removes() && patch.value() == null) {
                throw SyncFailures.invalidParameter("Record " + patch.key() + " is replaced without a value");
            }
        }
        return Panache.withTransaction(() -> table.lock(key)
                .chain(() -> existingOrNew(key))
                .flatMap(dataset ->
                        table.records(key, keys).flatMap(found -> patch(dataset, found, patches, changedBy))));
    }

    private Uni<Dataset> existingOrNew(DatasetKey key) {
        return table.find(key)
                .flatMap(found -> found != null && !found.deleted()
                        ? Uni.createFrom().item(found)
                        : table.count(key).flatMap(count -> begin(key, found, count)));
    }

    private Uni<Dataset> begin(DatasetKey key, Dataset deleted, long count) {
        if (count >= Limits.DATASETS) {
            throw SyncFailures.limitExceeded("An identity has at most " + Limits.DATASETS + " datasets");
        }
        if (deleted != null) {
            return Uni.createFrom().item(deleted);
        }
        Dataset dataset = new Dataset(key, clock.instant());
        dataset.change(0, 0, key.identityId(), clock.instant());
        return table.add(dataset).replaceWith(dataset);
    }

    private Uni<List<SyncRecord>> patch(
            Dataset dataset, List<SyncRecord> found, List<RecordPatch> patches, String changedBy) {
        Instant now = clock.instant();
        Map<String, SyncRecord> known = found.stream().collect(Collectors.toMap(SyncRecord::key, Function.identity()));
        List<SyncRecord> patched = new ArrayList<>();
        int count = 0;
        long size = 0;
        for (RecordPatch patch : patches) {
            SyncRecord item = known.getOrDefault(patch.key(), new SyncRecord(dataset.key(), patch.key()));
            if (item.syncCount() != patch.syncCount()) {
                throw SyncFailures.conflict(patch.key());
            }
            count -= item.exists() ? 1 : 0;
            size -= item.size();
            item.set(patch.removes() ? null : patch.value(), dataset.syncCount() + 1, changedBy, now, patch.onDevice());
            count += item.exists() ? 1 : 0;
            size += item.size();
            patched.add(item);
        }
        dataset.change(count, size, changedBy, now);
        Object[] added =
                patched.stream().filter(item -> !known.containsKey(item.key())).toArray();
        return table.add(added)
                .chain(() -> forgetRemovals(dataset, patches))
                .chain(() -> events.changed(dataset, patched.size()))
                .replaceWith(patched);
    }

    /** Keys that come and go would otherwise fill the table with what is no longer there. */
    private Uni<Void> forgetRemovals(Dataset dataset, List<RecordPatch> patches) {
        return patches.stream().anyMatch(RecordPatch::removes)
                ? table.forgetRemovals(dataset.key(), Limits.REMOVALS)
                        .invoke(dataset::forgetRemovals)
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }
}
