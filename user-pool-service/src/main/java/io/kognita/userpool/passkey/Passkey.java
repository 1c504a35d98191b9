package io.kognita.userpool.passkey;

import io.kognita.userpool.user.User;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A passkey that a user registered. */
@Entity
@Table(name = "passkey")
@IdClass(Passkey.Key.class)
class Passkey {

    private static final String SEPARATOR = " ";

    @Id
    @Column(name = "pool_id")
    private String poolId;

    @Id
    private UUID sub;

    @Id
    private String id;

    @Column(name = "rp_id")
    private String rpId;

    private String name;

    private byte[] attested;

    @Column(name = "sign_count")
    private long signCount;

    @Column(name = "backup_eligible")
    private boolean backupEligible;

    @Column(name = "backed_up")
    private boolean backedUp;

    private String attachment;

    private String transports;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "used_at")
    private Instant usedAt;

    /** A passkey's key begins with the pool and its owner. */
    record Key(String poolId, UUID sub, String id) {}

    protected Passkey() {}

    /** A passkey that is registered now. */
    Passkey(User owner, RelyingParty relyingParty, NewPasskey made, Instant now) {
        this.poolId = owner.poolId();
        this.sub = owner.sub();
        this.id = made.id();
        this.rpId = relyingParty.id();
        this.name = made.name();
        this.attested = made.attested();
        this.signCount = made.signCount();
        this.backupEligible = made.backupEligible();
        this.backedUp = made.backedUp();
        this.attachment = made.attachment();
        this.transports = String.join(SEPARATOR, made.transports());
        this.createdAt = now;
    }

    String poolId() {
        return poolId;
    }

    UUID sub() {
        return sub;
    }

    /** The credential id in URL-safe Base64. */
    String id() {
        return id;
    }

    /** The relying party that it was made for; it is good for no other. */
    String rpId() {
        return rpId;
    }

    String name() {
        return name;
    }

    /** The attested credential data (Web Authentication, section 6.5.1): model, credential id and public key. */
    byte[] attested() {
        return attested;
    }

    /** The authenticator's counter at its last signature; zero for one that does not count. */
    long signCount() {
        return signCount;
    }

    boolean backupEligible() {
        return backupEligible;
    }

    boolean backedUp() {
        return backedUp;
    }

    Optional<String> attachment() {
        return Optional.ofNullable(attachment);
    }

    List<String> transports() {
        return Stream.of(transports.split(SEPARATOR))
                .filter(transport -> !transport.isEmpty())
                .toList();
    }

    Instant createdAt() {
        return createdAt;
    }
}
