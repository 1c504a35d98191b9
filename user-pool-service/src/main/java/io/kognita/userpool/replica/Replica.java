package io.kognita.userpool.replica;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ReplicaStatusType;

/** A replica of a pool in another region. */
@Entity
@Table(name = "user_pool_replica")
@IdClass(Replica.Key.class)
class Replica {

    @Id
    @Column(name = "pool_id")
    private String poolId;

    @Id
    private String region;

    @Enumerated(EnumType.STRING)
    private ReplicaStatusType status;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column
    private Map<String, String> tags;

    /** A replica's key begins with its pool. */
    record Key(String poolId, String region) {}

    protected Replica() {}

    /** A new replica, which takes no requests of users until it is made active. */
    Replica(Key key, Map<String, String> tags) {
        this.poolId = key.poolId();
        this.region = key.region();
        this.tags = Map.copyOf(tags);
        this.status = ReplicaStatusType.INACTIVE;
    }

    void become(ReplicaStatusType changed) {
        status = changed;
    }

    String region() {
        return region;
    }

    ReplicaStatusType status() {
        return status;
    }
}
