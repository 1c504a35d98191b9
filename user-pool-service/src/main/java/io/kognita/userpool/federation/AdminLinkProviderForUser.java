package io.kognita.userpool.federation;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.user.User;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminLinkProviderForUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminLinkProviderForUserResponse;

/** Lets somebody who signs in at a provider be a user who is there already. */
@Singleton
class AdminLinkProviderForUser extends Operation<AdminLinkProviderForUserRequest, AdminLinkProviderForUserResponse> {

    private final Pools pools;
    private final AccountOwners owners;
    private final Links links;

    AdminLinkProviderForUser(Pools pools, AccountOwners owners, Links links) {
        super(AdminLinkProviderForUserRequest::builder);
        this.pools = pools;
        this.owners = owners;
        this.links = links;
    }

    @Override
    public Uni<AdminLinkProviderForUserResponse> handle(AdminLinkProviderForUserRequest input, Call call) {
        Account destination = Account.of("DestinationUser", input.destinationUser());
        Account source = Account.of("SourceUser", input.sourceUser());
        if (source.own()) {
            throw Account.invalid("SourceUser must be a user of an external identity provider");
        }
        return pools.byId(input.userPoolId())
                .flatMap(pool -> owners.user(pool, destination)
                        .invoke(user -> checkMutable(pool, user))
                        .flatMap(user -> links.link(pool, user, source)))
                .replaceWith(AdminLinkProviderForUserResponse.builder()::build);
    }

    /** Each sign-in at the provider writes the attributes anew. */
    private static void checkMutable(Pool pool, User user) {
        user.attributes().keySet().stream()
                .filter(name -> !pool.schema().mutable(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Account.invalid("DestinationUser has the immutable attribute " + name);
                });
    }
}
