package io.kognita.userpool.device;

import io.kognita.userpool.user.User;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A device that a user confirmed. */
@Entity
@Table(name = "device")
@IdClass(Device.Key.class)
public class Device {

    @Id
    @Column(name = "pool_id")
    private String poolId;

    @Id
    private UUID sub;

    @Id
    private UUID id;

    private String name;

    private boolean remembered;

    @Column(name = "srp_verifier")
    private byte[] srpVerifier;

    @Column(name = "last_ip")
    private String lastIp;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "modified_at")
    private Instant modifiedAt;

    @Column(name = "authenticated_at")
    private Instant authenticatedAt;

    /** A device's key begins with the pool and its owner. */
    public record Key(String poolId, UUID sub, UUID id) {}

    protected Device() {}

    /**
     * A device that is confirmed now, from an address.
     *
     * @param name what its user calls it, or null
     * @param sealedVerifier of its password, or null when it has none
     */
    Device(User owner, UUID id, String name, byte[] sealedVerifier, boolean remembered, String ip, Instant now) {
        this.poolId = owner.poolId();
        this.sub = owner.sub();
        this.id = id;
        this.name = name;
        this.srpVerifier = sealedVerifier;
        this.remembered = remembered;
        this.lastIp = ip;
        this.createdAt = now;
        this.modifiedAt = now;
        this.authenticatedAt = now;
    }

    /** Remembers the device from now on, or no more. */
    void remember(boolean changed, Instant now) {
        remembered = changed;
        modifiedAt = now;
    }

    /** True when sign-ins that name the device ask for its proof. */
    public boolean provable() {
        return remembered && srpVerifier != null;
    }

    String poolId() {
        return poolId;
    }

    UUID sub() {
        return sub;
    }

    public UUID id() {
        return id;
    }

    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    boolean remembered() {
        return remembered;
    }

    Optional<byte[]> sealedVerifier() {
        return Optional.ofNullable(srpVerifier);
    }

    Optional<String> lastIp() {
        return Optional.ofNullable(lastIp);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant modifiedAt() {
        return modifiedAt;
    }

    Instant authenticatedAt() {
        return authenticatedAt;
    }
}
