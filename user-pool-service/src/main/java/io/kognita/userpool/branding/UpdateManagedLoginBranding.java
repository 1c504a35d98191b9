package io.kognita.userpool.branding;

import io.kognita.userpool.pool.PoolChanges;
import io.kognita.userpool.work.DocumentWorkers;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ManagedLoginBrandingType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateManagedLoginBrandingRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateManagedLoginBrandingResponse;

/** Changes parts of a style; what the request does not name stays. */
@Singleton
class UpdateManagedLoginBranding
        extends Operation<UpdateManagedLoginBrandingRequest, UpdateManagedLoginBrandingResponse> {

    private final PoolChanges changes;
    private final StyleTable table;
    private final DocumentWorkers workers;
    private final Clock clock;

    UpdateManagedLoginBranding(PoolChanges changes, StyleTable table, DocumentWorkers workers, Clock clock) {
        super(UpdateManagedLoginBrandingRequest::builder);
        this.changes = changes;
        this.table = table;
        this.workers = workers;
        this.clock = clock;
    }

    @Override
    public Uni<UpdateManagedLoginBrandingResponse> handle(UpdateManagedLoginBrandingRequest input, Call call) {
        // The model requires neither, and nothing can be found without them.
        if (input.userPoolId() == null || input.managedLoginBrandingId() == null) {
            throw UiShapes.invalid("UserPoolId and ManagedLoginBrandingId are required.");
        }
        return workers.compute(() -> checked(input))
                .flatMap(checked -> changes.apply(
                        checked.userPoolId(),
                        pool -> table.existing(pool.id(), checked.managedLoginBrandingId())
                                .map(stored -> change(stored, checked)),
                        call))
                .map(style -> UpdateManagedLoginBrandingResponse.builder()
                        .managedLoginBranding(style)
                        .build());
    }

    private static UpdateManagedLoginBrandingRequest checked(UpdateManagedLoginBrandingRequest input) {
        StyleAssets.check(input.assets());
        return input;
    }

    private ManagedLoginBrandingType change(ManagedLoginStyle stored, UpdateManagedLoginBrandingRequest input) {
        ManagedLoginBrandingType changed = StyleShapes.updated(stored.style(), input, clock.instant());
        stored.change(changed);
        return changed;
    }
}
