package io.kognita.userpool.terms;

import io.kognita.wire.aws.AwsJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsType;

/** Terms of an app client as stored: AWS's own JSON. */
@Entity
@Table(name = "terms")
@IdClass(Terms.Key.class)
class Terms {

    @Id
    @Column(name = "pool_id")
    private String poolId;

    @Id
    private UUID id;

    @Column(name = "client_id")
    private String clientId;

    @Column
    private String name;

    @JdbcTypeCode(SqlTypes.JSON)
    private String settings;

    /** A document's key begins with its pool. */
    record Key(String poolId, UUID id) {}

    protected Terms() {}

    Terms(TermsType settings) {
        this.poolId = settings.userPoolId();
        this.id = UUID.fromString(settings.termsId());
        this.clientId = settings.clientId();
        change(settings);
    }

    void change(TermsType changed) {
        name = changed.termsName();
        settings = new String(AwsJson.encode(changed), StandardCharsets.UTF_8);
    }

    UUID id() {
        return id;
    }

    TermsType settings() {
        return AwsJson.decode(settings.getBytes(StandardCharsets.UTF_8), TermsType.builder());
    }
}
