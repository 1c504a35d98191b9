package io.kognita.userpool.federation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;

/** An account at a provider, and the user of the pool who signs in by it. */
@Entity
@Table(name = "linked_identity")
@IdClass(LinkedIdentity.Key.class)
class LinkedIdentity {

    @Id
    @Column(name = "pool_id")
    private String poolId;

    @Id
    @Column(name = "provider_name")
    private String providerName;

    @Id
    private String attribute;

    @Id
    private String value;

    private UUID sub;

    @Column(name = "provider_type")
    private String providerType;

    private String issuer;

    /** True for the account that the user was created from. */
    @Column(name = "is_primary")
    private boolean primary;

    @Column(name = "created_at")
    private Instant createdAt;

    /**
     * What names an account, beginning with the pool.
     *
     * @param attribute {@code Cognito_Subject}, or the user attribute into which the provider's claim goes
     */
    record Key(String poolId, String providerName, String attribute, String value) {}

    protected LinkedIdentity() {}

    LinkedIdentity(Key key, IdentityProviderType provider, String issuer, UUID sub, Instant now) {
        this.poolId = key.poolId();
        this.providerName = key.providerName();
        this.attribute = key.attribute();
        this.value = key.value();
        this.sub = sub;
        this.providerType = provider.providerTypeAsString();
        this.issuer = issuer;
        this.createdAt = now;
    }

    /** The account that a new user is created from. */
    static LinkedIdentity first(Key key, IdentityProviderType provider, String issuer, UUID sub, Instant now) {
        LinkedIdentity identity = new LinkedIdentity(key, provider, issuer, sub, now);
        identity.primary = true;
        return identity;
    }

    Key key() {
        return new Key(poolId, providerName, attribute, value);
    }

    UUID sub() {
        return sub;
    }

    String providerType() {
        return providerType;
    }

    /** Null where the provider is no SAML provider. */
    String issuer() {
        return issuer;
    }

    boolean primary() {
        return primary;
    }

    Instant createdAt() {
        return createdAt;
    }
}
