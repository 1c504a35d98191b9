package io.kognita.userpool.domain;

import io.kognita.wire.aws.AwsJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainDescriptionType;

/** A domain of a pool as stored: AWS's own JSON. */
@Entity
@Table(name = "user_pool_domain")
@IdClass(Domain.Key.class)
class Domain {

    @Id
    @Column(name = "pool_id")
    private String poolId;

    @Id
    private String name;

    @JdbcTypeCode(SqlTypes.JSON)
    private String settings;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "modified_at")
    private Instant modifiedAt;

    /** A domain's key begins with its pool. */
    record Key(String poolId, String name) {}

    protected Domain() {}

    Domain(DomainDescriptionType settings, Instant now) {
        this.poolId = settings.userPoolId();
        this.name = settings.domain();
        this.createdAt = now;
        change(settings, now);
    }

    void change(DomainDescriptionType changed, Instant now) {
        modifiedAt = now;
        settings = new String(AwsJson.encode(changed), StandardCharsets.UTF_8);
    }

    DomainDescriptionType settings() {
        return AwsJson.decode(settings.getBytes(StandardCharsets.UTF_8), DomainDescriptionType.builder());
    }

    /** True for a name of the operators' own, which has its own certificate. */
    boolean custom() {
        return settings().customDomainConfig() != null;
    }
}
