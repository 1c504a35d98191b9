package io.kognita.identitypool.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** A user of an identity pool, known or not: what sync data and credentials belong to. */
@Entity
@Table(name = "identity")
@IdClass(Identity.Key.class)
public class Identity {

    @Id
    @Column(name = "pool_id")
    private String poolId;

    @Id
    private String id;

    @Column
    private boolean disabled;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "modified_at")
    private Instant modifiedAt;

    /** An identity's key begins with its pool. */
    record Key(String poolId, String id) {}

    protected Identity() {}

    Identity(String poolId, String id, Instant now) {
        this.poolId = poolId;
        this.id = id;
        this.createdAt = now;
        this.modifiedAt = now;
    }

    public String poolId() {
        return poolId;
    }

    public String id() {
        return id;
    }

    boolean disabled() {
        return disabled;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant modifiedAt() {
        return modifiedAt;
    }

    /** Takes the identity out of use: another one has taken its place. */
    void disable(Instant now) {
        disabled = true;
        modifiedAt = now;
    }

    void touch(Instant now) {
        modifiedAt = now;
    }
}
