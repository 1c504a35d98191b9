package io.kognita.userpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.Eventually;
import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
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
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** Two replicas of the cache over one database. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PoolsTest {

    @Inject
    Pools pools;

    @Inject
    io.vertx.mutiny.sqlclient.Pool database;

    @Inject
    Vertx vertx;

    @Inject
    CacheSize size;

    private CognitoIdentityProviderClient idp;
    private SettingsChanges changes;
    private Pools replica;
    private String id;

    @BeforeEach
    void twoReplicas() throws Throwable {
        idp = Idp.client();
        changes = new SettingsChanges(database, vertx);
        replica = new Pools(changes, size);
        Eventually.holds(() -> assertThat(changes.hearing()).isTrue());
        id = idp.createUserPool(request -> request.poolName("first")).userPool().id();
    }

    @AfterEach
    void stop() {
        changes.stop();
    }

    @Test
    void answersFromMemory() {
        Pool first = named(replica, id);
        assertThat(named(replica, id)).isSameAs(first);
    }

    @Test
    void showsTheReplicaThatChangedItTheChangeAtOnce() {
        assertThat(named(pools, id).settings().name()).isEqualTo("first");
        for (int i = 0; i < 20; i++) {
            String name = "change " + i;
            idp.updateUserPool(request -> request.userPoolId(id).poolName(name));
            assertThat(named(pools, id).settings().name()).isEqualTo(name);
        }
    }

    @Test
    void tellsOtherReplicas() throws Throwable {
        assertThat(named(replica, id).settings().name()).isEqualTo("first");
        idp.updateUserPool(request -> request.userPoolId(id).poolName("second"));
        Eventually.holds(() -> assertThat(named(replica, id).settings().name()).isEqualTo("second"));
    }

    @Test
    void hearsOfChangesThatNoReplicaMade() throws Throwable {
        named(replica, id);
        named(pools, id);
        rename("by hand");
        Eventually.holds(() -> assertThat(named(replica, id).settings().name()).isEqualTo("by hand"));
        Eventually.holds(() -> assertThat(named(pools, id).settings().name()).isEqualTo("by hand"));
    }

    @Test
    void forgetsADeletedPool() throws Throwable {
        named(replica, id);
        idp.deleteUserPool(request -> request.userPoolId(id));
        Eventually.holds(
                () -> assertThatThrownBy(() -> named(replica, id)).isInstanceOf(ResourceNotFoundException.class));
    }

    @Test
    void keepsNothingWhileItHearsNothing() throws Throwable {
        named(replica, id);
        changes.stop();
        rename("unheard");
        assertThat(named(replica, id).settings().name()).isEqualTo("unheard");
    }

    @Test
    void listensAgainAfterItsConnectionIsCut() throws Throwable {
        named(replica, id);
        database.query("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
                        + " and (query = 'select 1' or query like '%listen %')"
                        + " and datname = current_database()")
                .execute()
                .await()
                .indefinitely();
        rename("cut off");
        Eventually.holds(() -> assertThat(named(replica, id).settings().name()).isEqualTo("cut off"));
        Eventually.holds(() -> assertThat(changes.hearing()).isTrue());
        named(replica, id);
        rename("heard again");
        Eventually.holds(() -> assertThat(named(replica, id).settings().name()).isEqualTo("heard again"));
    }

    @Test
    void doesNotKeepThatAPoolIsMissing() {
        assertThatThrownBy(() -> named(replica, "us-east-1_missing00"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessage("User pool us-east-1_missing00 does not exist.");
    }

    private static Pool named(Pools pools, String id) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> pools.byId(id));
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void rename(String name) {
        for (int attempt = 0; ; attempt++) {
            try {
                database.query("update user_pool set settings = jsonb_set(settings, '{Name}', '\"" + name
                                + "\"') where id = '" + id + "'")
                        .execute()
                        .await()
                        .indefinitely();
                return;
            } catch (RuntimeException cut) {
                if (attempt == 20) {
                    throw cut;
                }
            }
        }
    }
}
