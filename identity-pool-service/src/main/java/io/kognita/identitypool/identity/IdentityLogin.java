package io.kognita.identitypool.identity;

import io.kognita.identitypool.login.ProvedLogin;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** A login by which an identity is found again. */
@Entity
@Table(name = "identity_login")
@IdClass(IdentityLogin.Key.class)
class IdentityLogin {

    @Id
    @Column(name = "pool_id")
    private String poolId;

    @Id
    private String provider;

    @Id
    private String subject;

    @Column(name = "identity_id")
    private String identityId;

    @Column(name = "created_at")
    private Instant createdAt;

    /** A login's key begins with its pool. */
    record Key(String poolId, String provider, String subject) {}

    protected IdentityLogin() {}

    IdentityLogin(Identity identity, ProvedLogin login, Instant now) {
        this.poolId = identity.poolId();
        this.provider = login.provider();
        this.subject = login.subject();
        this.identityId = identity.id();
        this.createdAt = now;
    }

    String provider() {
        return provider;
    }

    String identityId() {
        return identityId;
    }

    boolean is(ProvedLogin login) {
        return provider.equals(login.provider()) && subject.equals(login.subject());
    }
}
