package io.kognita.identitypool.identity;

import io.kognita.identitypool.IdentityPoolSettings;
import io.kognita.identitypool.login.Logins;
import io.kognita.identitypool.pool.IdentityPools;
import io.kognita.identitypool.pool.Pool;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.kognita.wire.rate.SenderRate;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdResponse;
import software.amazon.awssdk.services.cognitoidentity.model.TooManyRequestsException;

/**
 * Finds, or makes, the identity of the logins that a caller proves; without logins it makes one that nobody has, not too
 * often for one address, because anybody may ask for it and each is a row.
 */
@Singleton
class GetId extends Operation<GetIdRequest, GetIdResponse> {

    private final IdentityPools pools;
    private final Logins logins;
    private final Identities identities;
    private final SenderRate unauthenticated;

    GetId(IdentityPools pools, Logins logins, Identities identities, IdentityPoolSettings settings, Clock clock) {
        super(GetIdRequest::builder, Access.CLIENT);
        this.pools = pools;
        this.logins = logins;
        this.identities = identities;
        this.unauthenticated = new SenderRate(settings.unauthenticatedIdentitiesPerMinute(), clock);
    }

    @Override
    public Uni<GetIdResponse> handle(GetIdRequest input, Call call) {
        return pools.byId(input.identityPoolId())
                .invoke(pool -> count(pool, input, call))
                .flatMap(pool -> logins.prove(pool, input.logins())
                        .flatMap(proved -> Contention.withTransaction(() -> identities.of(pool, proved))))
                .map(identity ->
                        GetIdResponse.builder().identityId(identity.id()).build());
    }

    private void count(Pool pool, GetIdRequest input, Call call) {
        if (input.logins().isEmpty() && !unauthenticated.admits(call.sourceIp(), pool.id())) {
            throw TooManyRequestsException.builder()
                    .message("Too many requests")
                    .build();
        }
    }
}
