package io.kognita.userpool.replica;

import io.kognita.userpool.pool.PoolChanges;
import io.kognita.userpool.pool.Quota;
import io.kognita.userpool.pool.TagRules;
import io.kognita.userpool.pool.UserPool;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolReplicaRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolReplicaResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureUnavailableInTierException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolReplicaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTaggingException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;

/** Adds a replica of a pool in another region. */
@Singleton
class CreateUserPoolReplica extends Operation<CreateUserPoolReplicaRequest, CreateUserPoolReplicaResponse> {

    private static final int MOST = 5;
    private static final Pattern REGION = Pattern.compile("[a-z]{2,8}(?:-[a-z]{2,16}){1,2}-\\d{1,2}");

    private final PoolChanges changes;
    private final ReplicaTable table;

    CreateUserPoolReplica(PoolChanges changes, ReplicaTable table) {
        super(CreateUserPoolReplicaRequest::builder);
        this.changes = changes;
        this.table = table;
    }

    @Override
    public Uni<CreateUserPoolReplicaResponse> handle(CreateUserPoolReplicaRequest input, Call call) {
        if (!REGION.matcher(input.regionName()).matches()) {
            throw ReplicaShapes.invalid(input.regionName() + " is not the name of a Region.");
        }
        TagRules.violation(input.userPoolTags()).ifPresent(rule -> {
            throw UserPoolTaggingException.builder().message(rule).build();
        });
        return changes.apply(input.userPoolId(), pool -> create(pool, input), call)
                .map(replica -> CreateUserPoolReplicaResponse.builder()
                        .userPoolReplica(replica)
                        .build());
    }

    private Uni<UserPoolReplicaType> create(UserPool pool, CreateUserPoolReplicaRequest input) {
        if (pool.settings().userPoolTier() == UserPoolTierType.LITE) {
            throw FeatureUnavailableInTierException.builder()
                    .message("Replicas require the ESSENTIALS or PLUS tier.")
                    .build();
        }
        Replica replica = new Replica(new Replica.Key(pool.id(), input.regionName()), input.userPoolTags());
        return table.of(pool.id())
                .invoke(others -> checkFree(pool.arn(), others, input.regionName()))
                .chain(() -> table.add(replica))
                .replaceWith(() -> ReplicaShapes.secondary(pool.arn(), replica));
    }

    private static void checkFree(String poolArn, List<Replica> others, String region) {
        boolean taken = ReplicaShapes.region(poolArn).equals(region)
                || others.stream().anyMatch(other -> other.region().equals(region));
        if (taken) {
            throw ReplicaShapes.invalid("The user pool already has a replica in " + region + ".");
        }
        Quota.checkRoom(others.size(), MOST, "replicas of the user pool");
    }
}
