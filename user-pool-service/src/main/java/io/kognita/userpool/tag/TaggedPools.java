package io.kognita.userpool.tag;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.pool.Pools;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** Finds the pool that an ARN names. */
@Singleton
class TaggedPools {

    private static final Pattern POOL_ARN =
            Pattern.compile("arn:aws:cognito-idp:[^:/]+:[0-9]+:userpool/([\\w-]+_[0-9a-zA-Z]+)");

    private final Pools pools;

    TaggedPools(Pools pools) {
        this.pools = pools;
    }

    /**
     * The pool with an ARN.
     *
     * @throws InvalidParameterException when it is no ARN of a pool
     * @throws ResourceNotFoundException when there is no such pool in this region and account
     */
    Uni<Pool> find(String arn) {
        Matcher parts = POOL_ARN.matcher(arn);
        if (!parts.matches()) {
            throw InvalidParameterException.builder()
                    .message("Invalid user pool ARN: " + arn)
                    .build();
        }
        return pools.byId(parts.group(1)).invoke(pool -> {
            if (!pool.arn().equals(arn)) {
                throw Pools.notFound(parts.group(1));
            }
        });
    }
}
