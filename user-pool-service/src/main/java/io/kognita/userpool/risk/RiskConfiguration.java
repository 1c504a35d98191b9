package io.kognita.userpool.risk;

import io.kognita.wire.aws.AwsJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RiskConfigurationType;

/** A risk configuration as stored, AWS's own JSON: of one app client, or of {@link #ALL} that have none of their own. */
@Entity
@Table(name = "risk_configuration")
@IdClass(RiskConfiguration.Key.class)
class RiskConfiguration {

    /** Stands for every client. */
    static final String ALL = "ALL";

    @Id
    @Column(name = "pool_id")
    private String poolId;

    /** The client's id, or ALL. */
    @Id
    private String scope;

    @JdbcTypeCode(SqlTypes.JSON)
    private String settings;

    /** A configuration's key begins with its pool. */
    record Key(String poolId, String scope) {

        static Key of(String poolId, String clientId) {
            return new Key(poolId, clientId == null ? ALL : clientId);
        }

        /** The key of a {@link #place}. */
        static Key at(String place) {
            int slash = place.indexOf('/');
            return new Key(place.substring(0, slash), place.substring(slash + 1));
        }

        /** Both parts in one, as the database tells of a change. */
        String place() {
            return poolId + "/" + scope;
        }
    }

    protected RiskConfiguration() {}

    RiskConfiguration(Key key, RiskConfigurationType settings) {
        this.poolId = key.poolId();
        this.scope = key.scope();
        change(settings);
    }

    void change(RiskConfigurationType changed) {
        settings = new String(AwsJson.encode(changed), StandardCharsets.UTF_8);
    }

    RiskConfigurationType settings() {
        return AwsJson.decode(settings.getBytes(StandardCharsets.UTF_8), RiskConfigurationType.builder());
    }
}
