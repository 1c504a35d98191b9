package io.kognita.userpool.branding;

import io.kognita.wire.aws.AwsJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ManagedLoginBrandingType;

/** The style of an app client's managed login as stored: AWS's own JSON, its pictures apart from the settings. */
@Entity
@Table(name = "managed_login_style")
@IdClass(ManagedLoginStyle.Key.class)
class ManagedLoginStyle {

    @Id
    @Column(name = "pool_id")
    private String poolId;

    @Id
    private UUID id;

    @Column(name = "client_id")
    private String clientId;

    @JdbcTypeCode(SqlTypes.JSON)
    private String settings;

    private byte[] assets;

    /** A style's key begins with its pool. */
    record Key(String poolId, UUID id) {}

    protected ManagedLoginStyle() {}

    ManagedLoginStyle(String clientId, ManagedLoginBrandingType style) {
        this.poolId = style.userPoolId();
        this.id = UUID.fromString(style.managedLoginBrandingId());
        this.clientId = clientId;
        change(style);
    }

    void change(ManagedLoginBrandingType style) {
        ManagedLoginBrandingType pictures =
                ManagedLoginBrandingType.builder().assets(style.assets()).build();
        settings = new String(AwsJson.encode(style.toBuilder().assets(List.of()).build()), StandardCharsets.UTF_8);
        assets = AwsJson.encode(pictures);
    }

    /** The style with its pictures. */
    ManagedLoginBrandingType style() {
        ManagedLoginBrandingType pictures = AwsJson.decode(assets, ManagedLoginBrandingType.builder());
        return AwsJson.decode(settings.getBytes(StandardCharsets.UTF_8), ManagedLoginBrandingType.builder()).toBuilder()
                .assets(pictures.assets())
                .build();
    }
}
