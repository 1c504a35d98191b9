package io.kognita.userpool.userexport;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The export of a pool's users to one public key. */
@Entity(name = "UserExport")
@Table(name = "user_export")
@IdClass(UserExport.Key.class)
class UserExport {

    /** How long the sealed parts stay. */
    private static final Duration KEPT = Duration.ofHours(24);

    @Id
    @Column(name = "pool_id")
    private String poolId;

    @Id
    private String id;

    private String status;

    @Column(name = "public_key")
    private String publicKey;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "completed_at")
    private Instant completedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    /** The last user who was exported; users come in the order of their ids. */
    @Column(name = "last_user")
    private UUID lastUser;

    private long users;
    private int parts;
    private int tries;

    /** An export's key begins with its pool. */
    record Key(String poolId, String id) {}

    /** Where an export stands. */
    enum Status {
        IN_PROGRESS("InProgress"),
        SUCCEEDED("Succeeded"),
        FAILED("Failed");

        private final String text;

        Status(String text) {
            this.text = text;
        }
    }

    protected UserExport() {}

    UserExport(Key key, String publicKey, Instant now) {
        this.poolId = key.poolId();
        this.id = key.id();
        this.publicKey = publicKey;
        this.status = Status.IN_PROGRESS.text;
        this.createdAt = now;
        this.expiresAt = now.plus(KEPT);
        this.lastUser = new UUID(0, 0);
    }

    /** Goes on behind some more users. */
    void advance(int moreUsers, UUID last) {
        users += moreUsers;
        parts++;
        lastUser = last;
        tries = 0;
    }

    void finish(Status end, Instant now) {
        status = end.text;
        completedAt = now;
    }

    int tried() {
        return ++tries;
    }

    String poolId() {
        return poolId;
    }

    String id() {
        return id;
    }

    String status() {
        return status;
    }

    String publicKey() {
        return publicKey;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant completedAt() {
        return completedAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    UUID lastUser() {
        return lastUser;
    }

    long users() {
        return users;
    }

    int parts() {
        return parts;
    }
}
