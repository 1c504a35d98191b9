package io.kognita.userpool.logdelivery;

import io.kognita.wire.aws.AwsJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LogDeliveryConfigurationType;

/** Where the logs of one pool go, as stored: AWS's own JSON. */
@Entity
@Table(name = "log_delivery")
class LogDelivery {

    @Id
    @Column(name = "pool_id")
    private String poolId;

    @JdbcTypeCode(SqlTypes.JSON)
    private String settings;

    protected LogDelivery() {}

    LogDelivery(LogDeliveryConfigurationType settings) {
        this.poolId = settings.userPoolId();
        this.settings = new String(AwsJson.encode(settings), StandardCharsets.UTF_8);
    }

    LogDeliveryConfigurationType settings() {
        return AwsJson.decode(settings.getBytes(StandardCharsets.UTF_8), LogDeliveryConfigurationType.builder());
    }
}
