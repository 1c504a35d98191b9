package io.kognita.userpool.userimport;

import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetCsvHeaderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetCsvHeaderResponse;

/** Names the columns that a file of users must have. */
@Singleton
class GetCSVHeader extends Operation<GetCsvHeaderRequest, GetCsvHeaderResponse> {

    private final Pools pools;

    GetCSVHeader(Pools pools) {
        super(GetCsvHeaderRequest::builder);
        this.pools = pools;
    }

    @Override
    public Uni<GetCsvHeaderResponse> handle(GetCsvHeaderRequest input, Call call) {
        return pools.byId(input.userPoolId())
                .map(pool -> GetCsvHeaderResponse.builder()
                        .userPoolId(pool.id())
                        .csvHeader(FileHeader.required(pool))
                        .build());
    }
}
