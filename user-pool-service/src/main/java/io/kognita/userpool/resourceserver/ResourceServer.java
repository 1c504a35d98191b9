package io.kognita.userpool.resourceserver;

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
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerType;

/** A resource server as stored: AWS's own JSON. */
@Entity
@Table(name = "resource_server")
@IdClass(ResourceServer.Key.class)
class ResourceServer {

    @Id
    @Column(name = "pool_id")
    private String poolId;

    @Id
    private String identifier;

    @JdbcTypeCode(SqlTypes.JSON)
    private String settings;

    @Column(name = "created_at")
    private Instant createdAt;

    /** A resource server's key begins with its pool. */
    record Key(String poolId, String identifier) {}

    protected ResourceServer() {}

    ResourceServer(ResourceServerType settings, Instant now) {
        this.poolId = settings.userPoolId();
        this.identifier = settings.identifier();
        this.createdAt = now;
        change(settings);
    }

    void change(ResourceServerType changed) {
        settings = new String(AwsJson.encode(changed), StandardCharsets.UTF_8);
    }

    ResourceServerType settings() {
        return AwsJson.decode(settings.getBytes(StandardCharsets.UTF_8), ResourceServerType.builder());
    }

    String identifier() {
        return identifier;
    }
}
