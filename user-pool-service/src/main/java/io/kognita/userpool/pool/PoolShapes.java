package io.kognita.userpool.pool;

import io.kognita.userpool.schema.SchemaDefinition;
import io.kognita.wire.aws.AwsJson;
import io.kognita.wire.config.Deployment;
import jakarta.inject.Singleton;
import java.time.Instant;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/**
 * Turns requests into settings and settings into answers. Members that a request and a pool have in common go over by their
 * names, so a member that AWS adds is kept as soon as the SDK knows it.
 */
@Singleton
class PoolShapes {

    private final Deployment deployment;

    PoolShapes(Deployment deployment) {
        this.deployment = deployment;
    }

    /** The settings of a new pool. */
    UserPoolType created(CreateUserPoolRequest request, String shortId, Instant now) {
        String id = deployment.region() + "_" + shortId;
        UserPoolType asked = common(request);
        PoolRules.check(asked);
        PoolRules.checkMfa(asked, null);
        return PoolDefaults.complete(asked).toBuilder()
                .id(id)
                .name(request.poolName())
                .arn("arn:aws:cognito-idp:" + deployment.region() + ":" + deployment.accountId() + ":userpool/" + id)
                .schemaAttributes(SchemaDefinition.of(request.schema()))
                .creationDate(now)
                .lastModifiedDate(now)
                .build();
    }

    /** Settings after an update: what the request leaves out is reset, what nobody can change stays. */
    UserPoolType updated(UserPoolType before, UpdateUserPoolRequest request, Instant now) {
        UserPoolType asked = common(request);
        PoolRules.check(asked);
        PoolRules.checkMfa(asked, before);
        UserPoolType.Builder after = PoolDefaults.complete(asked).toBuilder()
                .id(before.id())
                .name(request.poolName() == null ? before.name() : request.poolName())
                .arn(before.arn())
                .schemaAttributes(before.schemaAttributes())
                .usernameConfiguration(before.usernameConfiguration())
                .domain(before.domain())
                .customDomain(before.customDomain())
                .creationDate(before.creationDate())
                .lastModifiedDate(now);
        if (before.hasAliasAttributes()) {
            after.aliasAttributes(before.aliasAttributes());
        }
        if (before.hasUsernameAttributes()) {
            after.usernameAttributes(before.usernameAttributes());
        }
        return after.build();
    }

    /** A pool in a list. */
    static UserPoolDescriptionType description(UserPoolType pool) {
        return UserPoolDescriptionType.builder()
                .id(pool.id())
                .name(pool.name())
                .lambdaConfig(pool.lambdaConfig())
                .creationDate(pool.creationDate())
                .lastModifiedDate(pool.lastModifiedDate())
                .build();
    }

    private static UserPoolType common(SdkPojo request) {
        return AwsJson.decode(AwsJson.encode(request), UserPoolType.builder());
    }
}
