package io.kognita.userpool.user;

import io.kognita.userpool.password.PasswordHash;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.schema.StandardAttributes;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** A user of a pool. */
@Entity
@Table(name = "pool_user")
@IdClass(User.Key.class)
public class User {

    @Id
    @Column(name = "pool_id")
    private String poolId;

    @Id
    private UUID sub;

    private String username;

    @Column(name = "username_key")
    private String usernameKey;

    @Column(name = "email_key")
    private String emailKey;

    @Column(name = "phone_key")
    private String phoneKey;

    @Column(name = "preferred_username_key")
    private String preferredUsernameKey;

    @Enumerated(EnumType.STRING)
    private UserStatusType status;

    private boolean enabled;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> attributes;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "srp_verifier")
    private byte[] srpVerifier;

    @Column(name = "temporary_password_expires_at")
    private Instant temporaryPasswordExpiresAt;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "second_factors")
    private SecondFactors secondFactors;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "modified_at")
    private Instant modifiedAt;

    /** A user's key begins with the pool. */
    public record Key(String poolId, UUID sub) {}

    protected User() {}

    /** A new user who has no password yet. */
    public User(
            Pool pool, UUID sub, String username, UserStatusType status, Map<String, String> attributes, Instant now) {
        this.poolId = pool.id();
        this.sub = sub;
        this.username = username;
        this.usernameKey = pool.usernameKey(username);
        this.status = status;
        this.enabled = true;
        this.createdAt = now;
        this.attributes = Map.of();
        changeAttributes(pool, attributes, now);
    }

    /** Sets attributes; an empty value takes one away. The names to sign in with follow. */
    public void changeAttributes(Pool pool, Map<String, String> changes, Instant now) {
        SignInNames.checkPreferred(pool, changes);
        Map<String, String> changed = new LinkedHashMap<>(attributes);
        changed.putAll(changes);
        changed.values().removeIf(String::isEmpty);
        attributes = changed;
        modifiedAt = now;
        emailKey = signInKey(pool, StandardAttributes.EMAIL, verified(StandardAttributes.EMAIL_VERIFIED));
        phoneKey = signInKey(pool, StandardAttributes.PHONE_NUMBER, verified(StandardAttributes.PHONE_NUMBER_VERIFIED));
        preferredUsernameKey = signInKey(pool, StandardAttributes.PREFERRED_USERNAME, true);
    }

    /**
     * An address is an alias once it is verified; where it takes the place of usernames it belongs to its user at once.
     * Whoever signs in at a provider needs no name here, and what the provider says must not take one from anybody.
     */
    private String signInKey(Pool pool, String attribute, boolean verified) {
        if (status == UserStatusType.EXTERNAL_PROVIDER) {
            return null;
        }
        boolean signsIn = pool.usernameAttributes().contains(attribute)
                || (verified && pool.aliasAttributes().contains(attribute));
        return signsIn ? attribute(attribute).map(pool::usernameKey).orElse(null) : null;
    }

    private boolean verified(String attribute) {
        return attribute(attribute).filter("true"::equals).isPresent();
    }

    /** What was set up before a user is stored is no later change of it. */
    void beginLife() {
        modifiedAt = createdAt;
    }

    /** Moves to another status, as a confirmation or a reset does. */
    public void become(UserStatusType changed, Instant now) {
        status = changed;
        modifiedAt = now;
    }

    public void enable(boolean changed, Instant now) {
        enabled = changed;
        modifiedAt = now;
    }

    /**
     * Replaces the password.
     *
     * @param sealedVerifier of SRP, or null when no client of the pool allows it
     * @param expires when a temporary password ends, or null for a lasting one
     */
    public void changePassword(PasswordHash hash, byte[] sealedVerifier, Instant expires, Instant now) {
        passwordHash = hash.phc();
        srpVerifier = sealedVerifier;
        temporaryPasswordExpiresAt = expires;
        modifiedAt = now;
    }

    /**
     * Sets the password that a new user has had elsewhere.
     *
     * @param expires when it ends, if it is a temporary one; else null
     */
    public void bringPassword(Optional<PasswordHash> hash, Optional<byte[]> sealedVerifier, Instant expires) {
        passwordHash = hash.map(PasswordHash::phc).orElse(null);
        srpVerifier = sealedVerifier.orElse(null);
        temporaryPasswordExpiresAt = expires;
    }

    /** Stores the same password anew: other hash parameters, or the verifier that an SRP client needs. */
    public void refreshPassword(PasswordHash hash, byte[] sealedVerifier) {
        passwordHash = hash.phc();
        srpVerifier = sealedVerifier;
    }

    public void changeSecondFactors(SecondFactors changed, Instant now) {
        secondFactors = changed;
        modifiedAt = now;
    }

    /** Leaves providers outside as the only way in. */
    public void removePassword(Instant now) {
        passwordHash = null;
        srpVerifier = null;
        temporaryPasswordExpiresAt = null;
        become(UserStatusType.EXTERNAL_PROVIDER, now);
    }

    /** The columns, to write many users at once. */
    UserRow row() {
        UUID named = Users.asId(username);
        return new UserRow(
                sub.toString(),
                username,
                usernameKey,
                emailKey,
                phoneKey,
                preferredUsernameKey,
                status.toString(),
                enabled,
                attributes,
                passwordHash,
                srpVerifier,
                Objects.toString(temporaryPasswordExpiresAt, null),
                secondFactors,
                createdAt.toString(),
                named.equals(Users.NONE) || named.equals(sub) ? null : named.toString());
    }

    public String poolId() {
        return poolId;
    }

    public UUID sub() {
        return sub;
    }

    public String username() {
        return username;
    }

    public UserStatusType status() {
        return status;
    }

    public boolean enabled() {
        return enabled;
    }

    /** True when the user has to set a new password with a code before signing in. */
    public boolean mustResetPassword() {
        return status == UserStatusType.RESET_REQUIRED;
    }

    /** Attributes without {@code sub}. */
    public Map<String, String> attributes() {
        return Map.copyOf(attributes);
    }

    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    public SecondFactors secondFactors() {
        return secondFactors == null ? SecondFactors.NONE : secondFactors;
    }

    public Optional<PasswordHash> passwordHash() {
        return Optional.ofNullable(passwordHash).map(PasswordHash::new);
    }

    public Optional<byte[]> sealedVerifier() {
        return Optional.ofNullable(srpVerifier);
    }

    /** True when the temporary password that an administrator gave has run out. */
    public boolean temporaryPasswordExpired(Instant now) {
        return temporaryPasswordExpiresAt != null && !now.isBefore(temporaryPasswordExpiresAt);
    }

    /** When the temporary password runs out; each that is given has a moment of its own. */
    public Optional<Instant> temporaryPasswordExpires() {
        return Optional.ofNullable(temporaryPasswordExpiresAt);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant modifiedAt() {
        return modifiedAt;
    }
}
