package io.kognita.userpool.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import io.kognita.local.test.Eventually;
import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.userpool.pool.CacheSize;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.user.SecondFactor;
import io.kognita.wire.cache.SettingsChanges;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** Two replicas that remember a pool's factors. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PoolFactorsTest {

    @Inject
    PoolFactors poolFactors;

    @Inject
    Pools pools;

    @Inject
    MfaTable table;

    @Inject
    io.vertx.mutiny.sqlclient.Pool database;

    @Inject
    Vertx vertx;

    @Inject
    CacheSize size;

    private final CognitoIdentityProviderClient idp = Idp.client();
    private SettingsChanges changes;
    private PoolFactors replica;
    private String id;

    @BeforeEach
    void twoReplicas() throws Throwable {
        changes = new SettingsChanges(database, vertx);
        replica = new PoolFactors(changes, size, table, pools);
        Eventually.holds(() -> assertThat(changes.hearing()).isTrue());
        id = idp.createUserPool(request -> request.poolName("mfa")).userPool().id();
    }

    @AfterEach
    void stop() {
        changes.stop();
    }

    @Test
    void showsTheReplicaThatChangedThemTheChangeAtOnce() {
        assertThat(factors(poolFactors).mode()).isEqualTo(UserPoolMfaType.OFF);
        for (int i = 0; i < 10; i++) {
            set(UserPoolMfaType.ON);
            assertThat(factors(poolFactors).mode()).isEqualTo(UserPoolMfaType.ON);
            set(UserPoolMfaType.OPTIONAL);
            assertThat(factors(poolFactors).mode()).isEqualTo(UserPoolMfaType.OPTIONAL);
        }
    }

    @Test
    void tellsOtherReplicas() throws Throwable {
        set(UserPoolMfaType.ON);
        assertThat(factors(replica).factors()).containsExactly(SecondFactor.SOFTWARE_TOKEN_MFA);

        idp.setUserPoolMfaConfig(request -> request.userPoolId(id)
                .mfaConfiguration(UserPoolMfaType.ON)
                .emailMfaConfiguration(email -> email.subject("Code")));

        Eventually.holds(() -> assertThat(factors(replica).factors()).containsExactly(SecondFactor.EMAIL_OTP));
    }

    private void set(UserPoolMfaType mode) {
        idp.setUserPoolMfaConfig(request -> request.userPoolId(id)
                .mfaConfiguration(mode)
                .softwareTokenMfaConfiguration(token -> token.enabled(true)));
    }

    private OfferedFactors factors(PoolFactors asked) {
        try {
            Pool pool = VertxContextSupport.subscribeAndAwait(() -> pools.byId(id));
            return VertxContextSupport.subscribeAndAwait(() -> asked.of(pool));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
