package io.kognita.userpool.identityprovider;

import io.kognita.wire.aws.AwsJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;

/** An identity provider as stored: AWS's own JSON without the secrets, which lie sealed beside it. */
@Entity
@Table(name = "identity_provider")
@IdClass(IdentityProvider.Key.class)
class IdentityProvider {

    @Id
    @Column(name = "pool_id")
    private String poolId;

    @Id
    private String name;

    @Column
    private String[] identifiers;

    @JdbcTypeCode(SqlTypes.JSON)
    private String settings;

    private byte[] secrets;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "modified_at")
    private Instant modifiedAt;

    /** A provider's key begins with its pool. */
    record Key(String poolId, String name) {}

    protected IdentityProvider() {}

    /**
     * A new provider.
     *
     * @param open without secrets
     * @param sealedSecrets null for a provider that has none
     */
    IdentityProvider(IdentityProviderType open, byte[] sealedSecrets) {
        this.poolId = open.userPoolId();
        this.name = open.providerName();
        this.createdAt = open.creationDate();
        change(open, sealedSecrets);
    }

    void change(IdentityProviderType open, byte[] sealedSecrets) {
        identifiers = open.idpIdentifiers().toArray(String[]::new);
        modifiedAt = open.lastModifiedDate();
        settings = new String(AwsJson.encode(open), StandardCharsets.UTF_8);
        secrets = sealedSecrets;
    }

    IdentityProviderType open() {
        return AwsJson.decode(settings.getBytes(StandardCharsets.UTF_8), IdentityProviderType.builder());
    }

    Optional<byte[]> sealedSecrets() {
        return Optional.ofNullable(secrets);
    }

    String name() {
        return name;
    }
}
