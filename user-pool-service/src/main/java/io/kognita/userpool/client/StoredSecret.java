package io.kognita.userpool.client;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** A secret of a client as stored: sealed, with the time that names it. */
@Embeddable
class StoredSecret {

    @Column(name = "secret")
    private byte[] sealed;

    @Column(name = "secret_created_at")
    private Instant createdAt;

    protected StoredSecret() {}

    StoredSecret(byte[] sealed, Instant createdAt) {
        this.sealed = sealed.clone();
        this.createdAt = createdAt;
    }

    byte[] sealed() {
        return sealed.clone();
    }

    Instant createdAt() {
        return createdAt;
    }

    /** AWS's form: the client and the time of the secret's creation. */
    String id(String clientId) {
        return clientId + "--" + createdAt.toEpochMilli();
    }
}
