package io.kognita.userpool.logdelivery;

import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetLogDeliveryConfigurationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetLogDeliveryConfigurationResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LogDeliveryConfigurationType;

/** Tells where the logs of a pool go. */
@Singleton
class GetLogDeliveryConfiguration
        extends Operation<GetLogDeliveryConfigurationRequest, GetLogDeliveryConfigurationResponse> {

    private final Pools pools;

    GetLogDeliveryConfiguration(Pools pools) {
        super(GetLogDeliveryConfigurationRequest::builder);
        this.pools = pools;
    }

    @Override
    public Uni<GetLogDeliveryConfigurationResponse> handle(GetLogDeliveryConfigurationRequest input, Call call) {
        return pools.byId(input.userPoolId())
                .flatMap(pool -> stored(pool.id()))
                .map(settings -> GetLogDeliveryConfigurationResponse.builder()
                        .logDeliveryConfiguration(settings)
                        .build());
    }

    private static Uni<LogDeliveryConfigurationType> stored(String poolId) {
        return Panache.withSession(
                        () -> Panache.getSession().flatMap(session -> session.find(LogDelivery.class, poolId)))
                .map(found -> found == null
                        ? LogDeliveryConfigurationType.builder()
                                .userPoolId(poolId)
                                .logConfigurations(List.of())
                                .build()
                        : found.settings());
    }
}
