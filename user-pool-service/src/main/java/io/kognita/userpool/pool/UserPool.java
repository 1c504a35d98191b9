package io.kognita.userpool.pool;

import io.kognita.wire.aws.AwsJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.type.SqlTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/**
 * A user pool as stored: what is queried as columns, everything else as AWS's own JSON. One that is marked as deleted is
 * found by nobody but {@link DeletedPools}.
 */
@Entity
@Table(name = "user_pool")
@SQLRestriction("deleted_at is null")
public class UserPool {

    @Id
    private String id;

    @Column
    private String name;

    @JdbcTypeCode(SqlTypes.JSON)
    private String settings;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "modified_at")
    private Instant modifiedAt;

    @Column(name = "deleted_at")
    private Instant deletedAt;

    protected UserPool() {}

    public UserPool(UserPoolType settings) {
        this.id = settings.id();
        this.createdAt = settings.creationDate();
        change(settings);
    }

    public void change(UserPoolType changed) {
        name = changed.name();
        modifiedAt = changed.lastModifiedDate();
        settings = new String(AwsJson.encode(changed), StandardCharsets.UTF_8);
    }

    void delete(Instant now) {
        deletedAt = now;
    }

    public UserPoolType settings() {
        return AwsJson.decode(settings.getBytes(StandardCharsets.UTF_8), UserPoolType.builder());
    }

    public String id() {
        return id;
    }

    public String arn() {
        return settings().arn();
    }
}
