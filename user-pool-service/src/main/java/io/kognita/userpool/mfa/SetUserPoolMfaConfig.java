package io.kognita.userpool.mfa;

import io.kognita.userpool.event.SettingsEvents;
import io.kognita.userpool.pool.PoolTable;
import io.kognita.userpool.pool.UserPool;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** Sets which second factors and passkeys a pool has. */
@Singleton
class SetUserPoolMfaConfig extends Operation<SetUserPoolMfaConfigRequest, SetUserPoolMfaConfigResponse> {

    private final PoolTable poolTable;
    private final MfaTable table;
    private final PoolFactors poolFactors;
    private final SettingsEvents events;
    private final Clock clock;

    SetUserPoolMfaConfig(
            PoolTable poolTable, MfaTable table, PoolFactors poolFactors, SettingsEvents events, Clock clock) {
        super(SetUserPoolMfaConfigRequest::builder);
        this.poolTable = poolTable;
        this.table = table;
        this.poolFactors = poolFactors;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Uni<SetUserPoolMfaConfigResponse> handle(SetUserPoolMfaConfigRequest input, Call call) {
        return Panache.withTransaction(() -> poolTable
                        .locked(input.userPoolId())
                        .flatMap(pool -> change(pool, input)
                                .call(() -> events.tellOfPool(
                                        pool.id(), pool.arn(), SettingsEvents.Fact.POOL_CHANGED, call))))
                .invoke(() -> poolFactors.forget(input.userPoolId()));
    }

    private Uni<SetUserPoolMfaConfigResponse> change(UserPool pool, SetUserPoolMfaConfigRequest input) {
        UserPoolType before = pool.settings();
        return table.find(pool.id()).flatMap(stored -> {
            GetUserPoolMfaConfigResponse after = MfaShapes.changed(before, MfaShapes.described(before, stored), input);
            MfaRules.check(before, after);
            UserPoolType changed = MfaShapes.pool(before, after).toBuilder()
                    .lastModifiedDate(clock.instant())
                    .build();
            pool.change(changed);
            return table.put(pool.id(), after)
                    .replaceWith(() -> MfaShapes.answer(MfaShapes.described(changed, Optional.of(after))));
        });
    }
}
