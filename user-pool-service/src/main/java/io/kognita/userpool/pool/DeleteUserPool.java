package io.kognita.userpool.pool;

import io.kognita.userpool.event.SettingsEvents;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeletionProtectionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** Deletes a user pool with its users, clients and keys: for every call at once, from the database bit by bit. */
@Singleton
class DeleteUserPool extends Operation<DeleteUserPoolRequest, DeleteUserPoolResponse> {

    private final PoolTable table;
    private final Pools pools;
    private final DeletedPools deleted;
    private final SettingsEvents events;

    DeleteUserPool(PoolTable table, Pools pools, DeletedPools deleted, SettingsEvents events) {
        super(DeleteUserPoolRequest::builder);
        this.table = table;
        this.pools = pools;
        this.deleted = deleted;
        this.events = events;
    }

    @Override
    public Uni<DeleteUserPoolResponse> handle(DeleteUserPoolRequest input, Call call) {
        return Panache.withTransaction(() -> table.changeable(input.userPoolId())
                        .invoke(DeleteUserPool::checkUnprotected)
                        .call(deleted::mark)
                        .flatMap(pool ->
                                events.tellOfPool(pool.id(), pool.arn(), SettingsEvents.Fact.POOL_DELETED, call)))
                .invoke(() -> pools.forget(input.userPoolId()))
                .replaceWith(DeleteUserPoolResponse.builder()::build);
    }

    private static void checkUnprotected(UserPool pool) {
        UserPoolType settings = pool.settings();
        if (settings.domain() != null || settings.customDomain() != null) {
            throw PoolRules.invalid(
                    "User pool cannot be deleted. It has a domain configured that should be deleted first.");
        }
        if (settings.deletionProtection() == DeletionProtectionType.ACTIVE) {
            throw PoolRules.invalid("The user pool cannot be deleted because deletion protection is activated."
                    + " Deletion protection must be inactivated first.");
        }
    }
}
