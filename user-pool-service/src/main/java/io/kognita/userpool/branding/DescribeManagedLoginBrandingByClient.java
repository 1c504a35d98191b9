package io.kognita.userpool.branding;

import io.kognita.userpool.client.Clients;
import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeManagedLoginBrandingByClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeManagedLoginBrandingByClientResponse;

/** Describes the style of an app client. */
@Singleton
class DescribeManagedLoginBrandingByClient
        extends Operation<DescribeManagedLoginBrandingByClientRequest, DescribeManagedLoginBrandingByClientResponse> {

    private final Pools pools;
    private final Clients clients;
    private final StyleTable table;

    DescribeManagedLoginBrandingByClient(Pools pools, Clients clients, StyleTable table) {
        super(DescribeManagedLoginBrandingByClientRequest::builder);
        this.pools = pools;
        this.clients = clients;
        this.table = table;
    }

    @Override
    public Uni<DescribeManagedLoginBrandingByClientResponse> handle(
            DescribeManagedLoginBrandingByClientRequest input, Call call) {
        boolean merged = Boolean.TRUE.equals(input.returnMergedResources());
        return pools.byId(input.userPoolId())
                .flatMap(pool -> clients.ofPool(pool.id(), input.clientId()))
                .flatMap(client -> table.ofClient(client.poolId(), client.id()))
                .map(found -> found.orElseThrow(() -> StyleTable.notFound(
                        "Managed login branding does not exist for client " + input.clientId() + ".")))
                .map(ManagedLoginStyle::style)
                .map(style -> DescribeManagedLoginBrandingByClientResponse.builder()
                        .managedLoginBranding(merged ? StyleShapes.withDefaults(style) : style)
                        .build());
    }
}
