package io.kognita.userpool.branding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The look of the classic pages, of one app client or of {@link #ALL} that have none of their own. */
@Entity
@Table(name = "ui_customization")
@IdClass(UiCustomization.Key.class)
class UiCustomization {

    /** Stands for every client. */
    static final String ALL = "ALL";

    private static final DateTimeFormatter VERSION =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Id
    @Column(name = "pool_id")
    private String poolId;

    /** The client's id, or ALL. */
    @Id
    private String scope;

    private String css;

    private byte[] image;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "modified_at")
    private Instant modifiedAt;

    /** A customization's key begins with its pool. */
    record Key(String poolId, String scope) {}

    protected UiCustomization() {}

    UiCustomization(Key key, Instant now) {
        this.poolId = key.poolId();
        this.scope = key.scope();
        this.createdAt = now;
        this.modifiedAt = now;
    }

    /** Replaces style sheet and logo; null takes one away. */
    void change(String changedCss, byte[] changedImage, Instant now) {
        css = changedCss;
        image = changedImage;
        modifiedAt = now;
    }

    String poolId() {
        return poolId;
    }

    String scope() {
        return scope;
    }

    Optional<String> css() {
        return Optional.ofNullable(css);
    }

    Optional<byte[]> image() {
        return Optional.ofNullable(image);
    }

    /** Another one with each change, so that browsers may keep what they have of this. */
    String version() {
        return VERSION.format(modifiedAt);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant modifiedAt() {
        return modifiedAt;
    }
}
