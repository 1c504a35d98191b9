package io.kognita.userpool.pool;

import io.kognita.wire.aws.AwsJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** A user pool as stored: what is queried as columns, everything else as AWS's own JSON. */
@Entity
@Table(name = "user_pool")
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
