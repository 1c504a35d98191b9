package io.kognita.userpool.key;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** A signing key as stored, its private half sealed. */
@Entity
@Table(name = "signing_key")
@IdClass(StoredKey.Key.class)
class StoredKey {

    @Id
    @Column(name = "pool_id")
    private String poolId;

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    private KeyState state;

    @Column(name = "private_key")
    private byte[] sealedPrivateKey;

    @Column(name = "public_key")
    private byte[] publicKey;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "promoted_at")
    private Instant promotedAt;

    @Column(name = "retired_at")
    private Instant retiredAt;

    /** A signing key's key begins with its pool. */
    record Key(String poolId, String id) {}

    protected StoredKey() {}

    /**
     * A new key, which comes next.
     *
     * @param publicKey X.509 SubjectPublicKeyInfo
     */
    StoredKey(String poolId, String id, byte[] sealedPrivateKey, byte[] publicKey, Instant now) {
        this.poolId = poolId;
        this.id = id;
        this.state = KeyState.NEXT;
        this.sealedPrivateKey = sealedPrivateKey.clone();
        this.publicKey = publicKey.clone();
        this.createdAt = now;
    }

    void promote(Instant now) {
        state = KeyState.CURRENT;
        promotedAt = now;
    }

    void retire(Instant now) {
        state = KeyState.RETIRED;
        retiredAt = now;
    }

    String poolId() {
        return poolId;
    }

    String id() {
        return id;
    }

    KeyState state() {
        return state;
    }

    byte[] sealedPrivateKey() {
        return sealedPrivateKey.clone();
    }

    byte[] publicKey() {
        return publicKey.clone();
    }

    Instant createdAt() {
        return createdAt;
    }

    /** Null for a key that has not signed yet. */
    Instant promotedAt() {
        return promotedAt;
    }

    Instant retiredAt() {
        return retiredAt;
    }
}
