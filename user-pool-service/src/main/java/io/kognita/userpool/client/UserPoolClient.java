package io.kognita.userpool.client;

import io.kognita.wire.aws.AwsJson;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** An app client as stored: AWS's own JSON without the secrets, which lie sealed beside it. */
@Entity
@Table(name = "user_pool_client")
@IdClass(UserPoolClient.Key.class)
public class UserPoolClient {

    @Id
    @Column(name = "pool_id")
    private String poolId;

    @Id
    private String id;

    @Column
    private String name;

    @JdbcTypeCode(SqlTypes.JSON)
    private String settings;

    @Embedded
    private StoredSecret first;

    @Embedded
    @AttributeOverride(name = "sealed", column = @Column(name = "second_secret"))
    @AttributeOverride(name = "createdAt", column = @Column(name = "second_secret_created_at"))
    private StoredSecret second;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "modified_at")
    private Instant modifiedAt;

    /** A client's key begins with its pool. */
    public record Key(String poolId, String id) {}

    protected UserPoolClient() {}

    /**
     * A new client.
     *
     * @param settings without the secret
     * @param sealedSecret null for a client that has none
     */
    public UserPoolClient(UserPoolClientType settings, byte[] sealedSecret) {
        this.poolId = settings.userPoolId();
        this.id = settings.clientId();
        this.createdAt = settings.creationDate();
        this.first = sealedSecret == null ? null : new StoredSecret(sealedSecret, createdAt);
        change(settings);
    }

    public void change(UserPoolClientType changed) {
        name = changed.clientName();
        modifiedAt = changed.lastModifiedDate();
        settings =
                new String(AwsJson.encode(changed.toBuilder().clientSecret(null).build()), StandardCharsets.UTF_8);
    }

    public UserPoolClientType settings() {
        return AwsJson.decode(settings.getBytes(StandardCharsets.UTF_8), UserPoolClientType.builder());
    }

    public String id() {
        return id;
    }

    /** The client's secrets, the older first. */
    List<StoredSecret> secrets() {
        return Stream.of(first, second).filter(Objects::nonNull).toList();
    }

    /** Adds a second secret to a client that has one. */
    void add(StoredSecret secret) {
        second = secret;
    }

    /** Takes one of two secrets away. */
    void remove(StoredSecret secret) {
        first = secret.equals(first) ? second : first;
        second = null;
    }
}
