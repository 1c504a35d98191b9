package io.kognita.userpool.branding;

import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeManagedLoginBrandingRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeManagedLoginBrandingResponse;

/** Describes a style by its id. */
@Singleton
class DescribeManagedLoginBranding
        extends Operation<DescribeManagedLoginBrandingRequest, DescribeManagedLoginBrandingResponse> {

    private final Pools pools;
    private final StyleTable table;

    DescribeManagedLoginBranding(Pools pools, StyleTable table) {
        super(DescribeManagedLoginBrandingRequest::builder);
        this.pools = pools;
        this.table = table;
    }

    @Override
    public Uni<DescribeManagedLoginBrandingResponse> handle(DescribeManagedLoginBrandingRequest input, Call call) {
        boolean merged = Boolean.TRUE.equals(input.returnMergedResources());
        return pools.byId(input.userPoolId())
                .flatMap(pool -> table.existing(pool.id(), input.managedLoginBrandingId()))
                .map(ManagedLoginStyle::style)
                .map(style -> DescribeManagedLoginBrandingResponse.builder()
                        .managedLoginBranding(merged ? StyleShapes.withDefaults(style) : style)
                        .build());
    }
}
