package io.kognita.sync;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;

/** A named set of records of an identity, whose count goes up with each change. */
@Entity
class Dataset {

    @EmbeddedId
    private DatasetKey key;

    @Column(name = "sync_count")
    private long syncCount;

    @Column
    private long forgotten;

    @Column
    private boolean deleted;

    @Column
    private int records;

    @Column
    private long storage;

    @Column(name = "modified_by")
    private String modifiedBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "modified_at")
    private Instant modifiedAt;

    protected Dataset() {}

    Dataset(DatasetKey key, Instant now) {
        this.key = key;
        this.createdAt = now;
    }

    /**
     * Goes on to the next count.
     *
     * @param recordsAdded how many records more there are
     * @param storageAdded how many bytes of keys and values more
     * @throws io.kognita.wire.aws.AwsFailure {@code LimitExceededException} when the dataset would grow over AWS's limits
     */
    void change(int recordsAdded, long storageAdded, String changedBy, Instant now) {
        records += recordsAdded;
        storage += storageAdded;
        if (records > Limits.RECORDS || storage > Limits.STORAGE) {
            throw SyncFailures.limitExceeded("Dataset " + key.name() + " would have more than " + Limits.RECORDS
                    + " records or " + Limits.STORAGE + " bytes");
        }
        deleted = false;
        advance(changedBy, now);
    }

    void delete(String deletedBy, Instant now) {
        deleted = true;
        records = 0;
        storage = 0;
        advance(deletedBy, now);
        forgetRemovals(syncCount);
    }

    /** Says that nobody knows any more which records were removed up to a count. */
    void forgetRemovals(long upTo) {
        forgotten = Math.max(forgotten, upTo);
    }

    /**
     * True for a device that must begin anew, because what changed since it last asked cannot be told: records were removed
     * that are forgotten, the dataset was deleted, or the count is one of a dataset of this name before it.
     */
    boolean isUnknownSince(long lastSyncCount) {
        return lastSyncCount > 0 && (lastSyncCount < forgotten || lastSyncCount > syncCount);
    }

    private void advance(String changedBy, Instant now) {
        syncCount++;
        modifiedBy = changedBy;
        modifiedAt = now;
    }

    DatasetKey key() {
        return key;
    }

    long syncCount() {
        return syncCount;
    }

    boolean deleted() {
        return deleted;
    }

    int records() {
        return records;
    }

    long storage() {
        return storage;
    }

    String modifiedBy() {
        return modifiedBy;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant modifiedAt() {
        return modifiedAt;
    }
}
