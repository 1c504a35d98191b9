package io.kognita.userpool.limit;

import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateProvisionedLimitRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateProvisionedLimitResponse;

/** Sets the limit of a category of operations, between its default and the highest there may be. */
@Singleton
class UpdateProvisionedLimit extends Operation<UpdateProvisionedLimitRequest, UpdateProvisionedLimitResponse> {

    private final LimitTable table;
    private final DefaultLimits defaults;
    private final ProvisionedLimitSettings settings;

    UpdateProvisionedLimit(LimitTable table, DefaultLimits defaults, ProvisionedLimitSettings settings) {
        super(UpdateProvisionedLimitRequest::builder);
        this.table = table;
        this.defaults = defaults;
        this.settings = settings;
    }

    @Override
    public Uni<UpdateProvisionedLimitResponse> handle(UpdateProvisionedLimitRequest input, Call call) {
        Category category = Category.of(input.limitDefinition());
        int requested = input.requestedLimitValue();
        int lowest = defaults.of(category);
        if (requested < lowest) {
            throw InvalidParameterException.builder()
                    .message("The limit must not be below the default of " + lowest + ".")
                    .build();
        }
        if (requested > settings.highest()) {
            throw ServiceQuotaExceededException.builder()
                    .message("The limit must not exceed " + settings.highest() + ".")
                    .build();
        }
        return table.put(category, input.limitDefinition(), requested)
                .map(limit ->
                        UpdateProvisionedLimitResponse.builder().limit(limit).build());
    }
}
