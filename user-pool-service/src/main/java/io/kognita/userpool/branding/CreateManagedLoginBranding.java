package io.kognita.userpool.branding;

import io.kognita.userpool.client.Clients;
import io.kognita.userpool.pool.PoolChanges;
import io.kognita.userpool.work.DocumentWorkers;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateManagedLoginBrandingRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateManagedLoginBrandingResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ManagedLoginBrandingExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ManagedLoginBrandingType;

/** Gives an app client a style for its managed login; a client has one. */
@Singleton
class CreateManagedLoginBranding
        extends Operation<CreateManagedLoginBrandingRequest, CreateManagedLoginBrandingResponse> {

    private final PoolChanges changes;
    private final Clients clients;
    private final StyleTable table;
    private final DocumentWorkers workers;
    private final Clock clock;

    CreateManagedLoginBranding(
            PoolChanges changes, Clients clients, StyleTable table, DocumentWorkers workers, Clock clock) {
        super(CreateManagedLoginBrandingRequest::builder);
        this.changes = changes;
        this.clients = clients;
        this.table = table;
        this.workers = workers;
        this.clock = clock;
    }

    @Override
    public Uni<CreateManagedLoginBrandingResponse> handle(CreateManagedLoginBrandingRequest input, Call call) {
        return workers.compute(() -> {
                    StyleAssets.check(input.assets());
                    return StyleShapes.created(input, UUID.randomUUID(), clock.instant());
                })
                .call(style -> add(input, style, call))
                .map(style -> CreateManagedLoginBrandingResponse.builder()
                        .managedLoginBranding(style)
                        .build());
    }

    private Uni<Void> add(CreateManagedLoginBrandingRequest input, ManagedLoginBrandingType style, Call call) {
        return changes.apply(
                input.userPoolId(),
                pool -> clients.ofPool(pool.id(), input.clientId())
                        .chain(() -> refuseSecond(pool.id(), input.clientId()))
                        .chain(() -> table.add(new ManagedLoginStyle(input.clientId(), style))),
                call);
    }

    private Uni<Void> refuseSecond(String poolId, String clientId) {
        return table.ofClient(poolId, clientId)
                .invoke(found -> found.ifPresent(style -> {
                    throw ManagedLoginBrandingExistsException.builder()
                            .message("Managed login branding already exists for client " + clientId + ".")
                            .build();
                }))
                .replaceWithVoid();
    }
}
