package io.kognita.userpool.branding;

import io.kognita.userpool.pool.PoolChanges;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteManagedLoginBrandingRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteManagedLoginBrandingResponse;

/** Deletes the style of an app client. */
@Singleton
class DeleteManagedLoginBranding
        extends Operation<DeleteManagedLoginBrandingRequest, DeleteManagedLoginBrandingResponse> {

    private final PoolChanges changes;
    private final StyleTable table;

    DeleteManagedLoginBranding(PoolChanges changes, StyleTable table) {
        super(DeleteManagedLoginBrandingRequest::builder);
        this.changes = changes;
        this.table = table;
    }

    @Override
    public Uni<DeleteManagedLoginBrandingResponse> handle(DeleteManagedLoginBrandingRequest input, Call call) {
        return changes.apply(
                        input.userPoolId(),
                        pool -> table.existing(pool.id(), input.managedLoginBrandingId())
                                .flatMap(table::remove),
                        call)
                .replaceWith(DeleteManagedLoginBrandingResponse.builder()::build);
    }
}
