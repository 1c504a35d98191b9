package io.kognita.userpool.risk;

import io.kognita.userpool.client.Clients;
import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeRiskConfigurationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeRiskConfigurationResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RiskConfigurationType;

/** Tells what was set for an app client, or for all of a pool's. */
@Singleton
class DescribeRiskConfiguration extends Operation<DescribeRiskConfigurationRequest, DescribeRiskConfigurationResponse> {

    private final Pools pools;
    private final Clients clients;
    private final RiskTable table;

    DescribeRiskConfiguration(Pools pools, Clients clients, RiskTable table) {
        super(DescribeRiskConfigurationRequest::builder);
        this.pools = pools;
        this.clients = clients;
        this.table = table;
    }

    @Override
    public Uni<DescribeRiskConfigurationResponse> handle(DescribeRiskConfigurationRequest input, Call call) {
        return pools.byId(input.userPoolId())
                .invoke(RiskRules::checkProtected)
                .call(pool -> input.clientId() == null
                        ? Uni.createFrom().voidItem()
                        : clients.ofPool(pool.id(), input.clientId()))
                .flatMap(pool -> table.find(RiskConfiguration.Key.of(pool.id(), input.clientId())))
                .map(found -> DescribeRiskConfigurationResponse.builder()
                        .riskConfiguration(found.orElseGet(() -> nothing(input)))
                        .build());
    }

    private static RiskConfigurationType nothing(DescribeRiskConfigurationRequest input) {
        return RiskConfigurationType.builder()
                .userPoolId(input.userPoolId())
                .clientId(input.clientId())
                .build();
    }
}
