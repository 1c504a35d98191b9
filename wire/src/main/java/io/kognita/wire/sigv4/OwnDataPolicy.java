package io.kognita.wire.sigv4;

import io.kognita.wire.aws.Caller;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Lets an identity of a pool work on its own sync data and on nothing else. */
@Singleton
@DefaultBean
class OwnDataPolicy implements RolePolicy {

    private static final Set<String> SYNC_OF_ONE_IDENTITY = Set.of(
            "DeleteDataset",
            "DescribeDataset",
            "DescribeIdentityUsage",
            "ListDatasets",
            "ListRecords",
            "RegisterDevice",
            "SubscribeToDataset",
            "UnsubscribeFromDataset",
            "UpdateRecords");

    @Override
    public boolean allows(Caller.Identity identity, Action action) {
        return action.service().equals("cognito-sync")
                && SYNC_OF_ONE_IDENTITY.contains(action.operation())
                && action.poolId().equals(Optional.of(identity.identityPoolId()))
                && action.identityId()
                        .map(identity.identityId()::equals)
                        .orElse(action.operation().equals("RegisterDevice"));
    }
}
