package io.kognita.identitypool.identity;

import io.kognita.identitypool.login.Logins;
import io.kognita.identitypool.pool.IdentityPools;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdResponse;

/** Finds, or makes, the identity of the logins that a caller proves; without logins it makes one that nobody has. */
@Singleton
class GetId extends Operation<GetIdRequest, GetIdResponse> {

    private final IdentityPools pools;
    private final Logins logins;
    private final Identities identities;

    GetId(IdentityPools pools, Logins logins, Identities identities) {
        super(GetIdRequest::builder, Access.CLIENT);
        this.pools = pools;
        this.logins = logins;
        this.identities = identities;
    }

    @Override
    public Uni<GetIdResponse> handle(GetIdRequest input, Call call) {
        return Panache.withSession(() -> pools.byId(input.identityPoolId()))
                .flatMap(pool -> logins.prove(pool, input.logins())
                        .flatMap(proved -> Contention.withTransaction(() -> identities.of(pool, proved))))
                .map(identity ->
                        GetIdResponse.builder().identityId(identity.id()).build());
    }
}
