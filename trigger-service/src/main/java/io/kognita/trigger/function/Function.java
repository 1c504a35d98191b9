package io.kognita.trigger.function;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A function that triggers may name: what its ARN stands for. */
@Entity
class Function {

    @Id
    private String name;

    @JdbcTypeCode(SqlTypes.JSON)
    private Target target;

    @Column(name = "sealed_secret")
    private byte[] sealedSecret;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "modified_at")
    private Instant modifiedAt;

    /** For Hibernate. */
    protected Function() {}

    Function(String name, Instant createdAt) {
        this.name = name;
        this.createdAt = createdAt;
    }

    /** Replaces what the function runs. */
    void point(Target target, Instant now) {
        this.target = target;
        modifiedAt = now;
    }

    void secret(byte[] sealedSecret) {
        this.sealedSecret = sealedSecret.clone();
    }

    String name() {
        return name;
    }

    Target target() {
        return target;
    }

    byte[] sealedSecret() {
        return sealedSecret.clone();
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant modifiedAt() {
        return modifiedAt;
    }
}
