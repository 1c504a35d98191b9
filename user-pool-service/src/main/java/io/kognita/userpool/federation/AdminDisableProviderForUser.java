package io.kognita.userpool.federation;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDisableProviderForUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDisableProviderForUserResponse;

/** Lets a user sign in by a provider no more, or by a password no more. */
@Singleton
class AdminDisableProviderForUser
        extends Operation<AdminDisableProviderForUserRequest, AdminDisableProviderForUserResponse> {

    private final Pools pools;
    private final AccountOwners owners;
    private final Links links;
    private final PasswordlessUsers passwordless;

    AdminDisableProviderForUser(Pools pools, AccountOwners owners, Links links, PasswordlessUsers passwordless) {
        super(AdminDisableProviderForUserRequest::builder);
        this.pools = pools;
        this.owners = owners;
        this.links = links;
        this.passwordless = passwordless;
    }

    @Override
    public Uni<AdminDisableProviderForUserResponse> handle(AdminDisableProviderForUserRequest input, Call call) {
        Account account = Account.of("User", input.user());
        if (account.own() && !account.attribute().equals(Account.SUBJECT)) {
            throw Account.invalid(
                    "ProviderAttributeName must be " + Account.SUBJECT + " for " + account.providerName());
        }
        return pools.byId(input.userPoolId())
                .flatMap(pool -> account.own() ? disablePassword(pool, account) : unlink(pool, account))
                .replaceWith(AdminDisableProviderForUserResponse.builder()::build);
    }

    private Uni<Void> disablePassword(Pool pool, Account account) {
        return owners.user(pool, account).flatMap(user -> passwordless.become(pool, user));
    }

    private Uni<Void> unlink(Pool pool, Account account) {
        return owners.identity(pool, account)
                .flatMap(identity -> owners.owner(pool, identity).flatMap(user -> links.unlink(pool, user, identity)));
    }
}
