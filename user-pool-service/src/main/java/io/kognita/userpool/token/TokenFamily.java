package io.kognita.userpool.token;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The tokens of one sign-in, from its first refresh token to its last. They live, rotate and are revoked together. */
@Entity
@Table(name = "token_family")
@IdClass(TokenFamily.Key.class)
class TokenFamily {

    @Id
    @Column(name = "pool_id")
    String poolId;

    @Id
    @Column(name = "origin_jti")
    UUID originJti;

    UUID sub;

    @Column(name = "client_id")
    String clientId;

    @Column(name = "event_id")
    UUID eventId;

    /** As in the {@code scope} claim: separated by blanks. */
    String scopes;

    boolean hosted;

    /** The device that the sign-in belongs to, confirmed or not, or null. */
    UUID device;

    @Column(name = "auth_time")
    Instant authTime;

    @Column(name = "expires_at")
    Instant expiresAt;

    int generation;

    @Column(name = "rotated_at")
    Instant rotatedAt;

    @Column(name = "revoked_at")
    Instant revokedAt;

    /** Primary key. */
    record Key(String poolId, UUID originJti) {}

    protected TokenFamily() {}

    TokenFamily(Grant grant, Instant expiresAt) {
        this.poolId = grant.pool().id();
        this.originJti = grant.signIn();
        this.sub = grant.user().sub();
        this.clientId = grant.client().id();
        this.eventId = grant.eventId();
        this.scopes = String.join(" ", grant.scopes());
        this.hosted = grant.hosted();
        this.device = grant.device();
        this.authTime = grant.authTime();
        this.expiresAt = expiresAt;
    }

    List<String> scopeList() {
        return scopes.isEmpty() ? List.of() : List.of(scopes.split(" "));
    }

    boolean revoked() {
        return revokedAt != null;
    }

    boolean expired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    boolean isCurrent(RefreshToken token) {
        return token.generation() == generation;
    }

    /** True for the token before the current one, while clients may still repeat a refresh whose answer they lost. */
    boolean isInGrace(RefreshToken token, Duration grace, Instant now) {
        return token.generation() == generation - 1 && rotatedAt != null && now.isBefore(rotatedAt.plus(grace));
    }
}
