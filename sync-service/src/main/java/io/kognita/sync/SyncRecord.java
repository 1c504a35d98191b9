package io.kognita.sync;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A key with its value; without one it is the memory of a record that was removed. */
@Entity
@Table(name = "sync_record")
class SyncRecord {

    @EmbeddedId
    private Key id;

    @Column
    private String value;

    @Column(name = "sync_count")
    private long syncCount;

    @Column(name = "modified_by")
    private String modifiedBy;

    @Column(name = "modified_at")
    private Instant modifiedAt;

    @Column(name = "device_modified_at")
    private Instant deviceModifiedAt;

    /** A record's key begins with its dataset's. */
    @Embeddable
    record Key(
            @Column(name = "pool_id") String poolId,
            @Column(name = "identity_id") String identityId,
            String dataset,
            String key) {}

    protected SyncRecord() {}

    SyncRecord(DatasetKey dataset, String key) {
        this.id = new Key(dataset.poolId(), dataset.identityId(), dataset.name(), key);
    }

    /** Sets the value, or removes the record when it is null. */
    void set(String newValue, long newSyncCount, String changedBy, Instant now, Instant onDevice) {
        value = newValue;
        syncCount = newSyncCount;
        modifiedBy = changedBy;
        modifiedAt = now;
        deviceModifiedAt = onDevice;
    }

    boolean exists() {
        return value != null;
    }

    /** Bytes that count towards the dataset's limit. */
    long size() {
        return exists() ? length(id.key()) + length(value) : 0;
    }

    String key() {
        return id.key();
    }

    String value() {
        return value;
    }

    long syncCount() {
        return syncCount;
    }

    String modifiedBy() {
        return modifiedBy;
    }

    Instant modifiedAt() {
        return modifiedAt;
    }

    Instant deviceModifiedAt() {
        return deviceModifiedAt;
    }

    private static long length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
