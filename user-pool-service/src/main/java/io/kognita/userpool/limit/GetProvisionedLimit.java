package io.kognita.userpool.limit;

import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetProvisionedLimitRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetProvisionedLimitResponse;

/** Tells the limit of a category of operations. */
@Singleton
class GetProvisionedLimit extends Operation<GetProvisionedLimitRequest, GetProvisionedLimitResponse> {

    private final LimitTable table;

    GetProvisionedLimit(LimitTable table) {
        super(GetProvisionedLimitRequest::builder);
        this.table = table;
    }

    @Override
    public Uni<GetProvisionedLimitResponse> handle(GetProvisionedLimitRequest input, Call call) {
        return table.of(Category.of(input.limitDefinition()), input.limitDefinition())
                .map(limit -> GetProvisionedLimitResponse.builder().limit(limit).build());
    }
}
