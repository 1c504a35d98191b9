package io.kognita.identitypool.credential;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An RSA key that signs OpenID tokens, its private half sealed. */
@Entity
@Table(name = "openid_key")
class OpenIdKey {

    @Id
    private String id;

    @Column(name = "private")
    private byte[] sealedPrivateKey;

    @Column(name = "public")
    private byte[] publicKey;

    @Column(name = "created_at")
    private Instant createdAt;

    protected OpenIdKey() {}

    OpenIdKey(String id, byte[] sealedPrivateKey, byte[] publicKey, Instant createdAt) {
        this.id = id;
        this.sealedPrivateKey = sealedPrivateKey.clone();
        this.publicKey = publicKey.clone();
        this.createdAt = createdAt;
    }

    String id() {
        return id;
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
}
