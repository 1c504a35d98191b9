package io.kognita.identitypool.pool;

import io.kognita.wire.aws.AwsJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesResponse;

/** An identity pool as stored: what is queried as columns, everything else as AWS's own JSON. */
@Entity
@Table(name = "identity_pool")
public class IdentityPool {

    @Id
    private String id;

    @Column
    private String name;

    @JdbcTypeCode(SqlTypes.JSON)
    private String settings;

    @JdbcTypeCode(SqlTypes.JSON)
    private String roles;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "modified_at")
    private Instant modifiedAt;

    protected IdentityPool() {}

    IdentityPool(DescribeIdentityPoolResponse settings, Instant now) {
        this.id = settings.identityPoolId();
        this.createdAt = now;
        change(settings, now);
        change(GetIdentityPoolRolesResponse.builder().identityPoolId(id).build(), now);
    }

    public String id() {
        return id;
    }

    DescribeIdentityPoolResponse settings() {
        return AwsJson.decode(bytes(settings), DescribeIdentityPoolResponse.builder());
    }

    /** What it says, to be read without the database. */
    Pool pool() {
        return new Pool(settings(), AwsJson.decode(bytes(roles), GetIdentityPoolRolesResponse.builder()));
    }

    void change(DescribeIdentityPoolResponse changed, Instant now) {
        name = changed.identityPoolName();
        settings = json(changed);
        modifiedAt = now;
    }

    public void change(GetIdentityPoolRolesResponse changed, Instant now) {
        roles = json(changed);
        modifiedAt = now;
    }

    private static String json(SdkPojo shape) {
        return new String(AwsJson.encode(shape), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
