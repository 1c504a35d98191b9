package io.kognita.userpool.mfa;

import io.kognita.wire.aws.AwsJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserPoolMfaConfigResponse;

/** What was last set, as stored: AWS's own JSON. Whether a factor is asked for, and how texts are sent, the pool knows. */
@Entity
@Table(name = "mfa_config")
class MfaConfig {

    @Id
    @Column(name = "pool_id")
    private String poolId;

    @JdbcTypeCode(SqlTypes.JSON)
    private String settings;

    protected MfaConfig() {}

    MfaConfig(String poolId, GetUserPoolMfaConfigResponse settings) {
        this.poolId = poolId;
        change(settings);
    }

    void change(GetUserPoolMfaConfigResponse changed) {
        settings = new String(AwsJson.encode(changed), StandardCharsets.UTF_8);
    }

    GetUserPoolMfaConfigResponse settings() {
        return AwsJson.decode(settings.getBytes(StandardCharsets.UTF_8), GetUserPoolMfaConfigResponse.builder());
    }
}
