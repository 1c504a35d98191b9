package io.kognita.userpool.branding;

import io.kognita.userpool.client.Clients;
import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUiCustomizationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUiCustomizationResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UICustomizationType;

/** Tells what the classic pages of a client look like; empty where nothing was set. */
@Singleton
class GetUICustomization extends Operation<GetUiCustomizationRequest, GetUiCustomizationResponse> {

    private final Pools pools;
    private final Clients clients;
    private final UiCustomizationTable table;
    private final UiShapes shapes;

    GetUICustomization(Pools pools, Clients clients, UiCustomizationTable table, UiShapes shapes) {
        super(GetUiCustomizationRequest::builder);
        this.pools = pools;
        this.clients = clients;
        this.table = table;
        this.shapes = shapes;
    }

    @Override
    public Uni<GetUiCustomizationResponse> handle(GetUiCustomizationRequest input, Call call) {
        String scope = input.clientId() == null ? UiCustomization.ALL : input.clientId();
        return pools.byId(input.userPoolId())
                .call(pool -> scope.equals(UiCustomization.ALL)
                        ? Uni.createFrom().voidItem()
                        : clients.ofPool(pool.id(), scope))
                .flatMap(pool -> table.inForce(pool.id(), scope))
                .map(found -> GetUiCustomizationResponse.builder()
                        .uiCustomization(found.map(shapes::described).orElseGet(UICustomizationType.builder()::build))
                        .build());
    }
}
