package io.kognita.trigger.function;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A function that triggers may name: what its ARN stands for. */
@Entity
public class Function {

    @Id
    private String name;

    @JdbcTypeCode(SqlTypes.JSON)
    private Target target;

    @Column(insertable = false, updatable = false)
    private String kind;

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
    void runs(Target newTarget, Instant now) {
        target = newTarget;
        modifiedAt = now;
    }

    void seal(byte[] newSealedSecret) {
        sealedSecret = newSealedSecret.clone();
    }

    public String name() {
        return name;
    }

    public Target target() {
        return target;
    }

    byte[] sealedSecret() {
        return sealedSecret.clone();
    }

    boolean hasSecret() {
        return sealedSecret != null;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant modifiedAt() {
        return modifiedAt;
    }
}
