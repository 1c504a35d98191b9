package io.kognita.userpool.logdelivery;

import io.kognita.userpool.pool.PoolChanges;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LogDeliveryConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetLogDeliveryConfigurationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetLogDeliveryConfigurationResponse;

/** Sets where the logs of a pool go, in place of what was set before. */
@Singleton
class SetLogDeliveryConfiguration
        extends Operation<SetLogDeliveryConfigurationRequest, SetLogDeliveryConfigurationResponse> {

    private final PoolChanges changes;

    SetLogDeliveryConfiguration(PoolChanges changes) {
        super(SetLogDeliveryConfigurationRequest::builder);
        this.changes = changes;
    }

    @Override
    public Uni<SetLogDeliveryConfigurationResponse> handle(SetLogDeliveryConfigurationRequest input, Call call) {
        LogDeliveryRules.check(input.logConfigurations());
        LogDeliveryConfigurationType settings = LogDeliveryConfigurationType.builder()
                .userPoolId(input.userPoolId())
                .logConfigurations(input.logConfigurations())
                .build();
        return changes.apply(
                        input.userPoolId(),
                        pool -> {
                            LogDeliveryRules.checkTier(pool.settings(), input.logConfigurations());
                            return Panache.getSession().flatMap(session -> session.merge(new LogDelivery(settings)));
                        },
                        call)
                .replaceWith(() -> SetLogDeliveryConfigurationResponse.builder()
                        .logDeliveryConfiguration(settings)
                        .build());
    }
}
