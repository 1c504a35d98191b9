package io.kognita.userpool.risk;

import io.kognita.userpool.client.Clients;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.pool.PoolChanges;
import io.kognita.wire.aws.AwsJson;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RiskConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetRiskConfigurationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetRiskConfigurationResponse;

/** Sets what is done about risks, for an app client or all of a pool's; a request that names nothing resets it. */
@Singleton
class SetRiskConfiguration extends Operation<SetRiskConfigurationRequest, SetRiskConfigurationResponse> {

    private final PoolChanges changes;
    private final Clients clients;
    private final RiskTable table;
    private final RiskPolicies policies;
    private final Clock clock;

    SetRiskConfiguration(PoolChanges changes, Clients clients, RiskTable table, RiskPolicies policies, Clock clock) {
        super(SetRiskConfigurationRequest::builder);
        this.changes = changes;
        this.clients = clients;
        this.table = table;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public Uni<SetRiskConfigurationResponse> handle(SetRiskConfigurationRequest input, Call call) {
        RiskConfigurationType asked = AwsJson.decode(AwsJson.encode(input), RiskConfigurationType.builder()).toBuilder()
                .lastModifiedDate(clock.instant())
                .build();
        RiskRules.check(asked);
        return changes.apply(
                        input.userPoolId(),
                        pool -> {
                            RiskRules.checkProtected(new Pool(pool.settings()));
                            return known(input).chain(() -> keep(asked));
                        },
                        call)
                .invoke(() -> policies.forget(RiskConfiguration.Key.of(input.userPoolId(), input.clientId())))
                .replaceWith(() -> SetRiskConfigurationResponse.builder()
                        .riskConfiguration(asked)
                        .build());
    }

    private Uni<?> known(SetRiskConfigurationRequest input) {
        return input.clientId() == null
                ? Uni.createFrom().voidItem()
                : clients.ofPool(input.userPoolId(), input.clientId());
    }

    private Uni<Void> keep(RiskConfigurationType asked) {
        RiskConfiguration.Key key = RiskConfiguration.Key.of(asked.userPoolId(), asked.clientId());
        boolean empty = asked.compromisedCredentialsRiskConfiguration() == null
                && asked.accountTakeoverRiskConfiguration() == null
                && asked.riskExceptionConfiguration() == null;
        return empty ? table.remove(key) : table.put(key, asked);
    }
}
