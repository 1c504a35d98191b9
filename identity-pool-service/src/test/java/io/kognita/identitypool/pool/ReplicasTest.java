package io.kognita.identitypool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.identitypool.Aws;
import io.kognita.identitypool.UserPoolPeer;
import io.kognita.local.test.Eventually;
import io.kognita.local.test.PostgresResource;
import io.kognita.wire.cache.SettingsChanges;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

/** A replica that keeps identity pools in memory while another one changes them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(UserPoolPeer.class)
class ReplicasTest {

    private static final String ROLE = "arn:aws:iam::000000000000:role/app";

    @TestHTTPResource("/")
    URI endpoint;

    @Inject
    IdentityPoolTable table;

    @Inject
    io.vertx.mutiny.sqlclient.Pool database;

    @Inject
    Vertx vertx;

    private CognitoIdentityClient operator;
    private SettingsChanges changes;
    private IdentityPools replica;
    private String id;

    @BeforeEach
    void anotherReplicaThatKnowsAPool() throws Throwable {
        operator = Aws.operator(endpoint);
        changes = new SettingsChanges(database, vertx);
        replica = new IdentityPools(changes, table);
        Eventually.holds(() -> assertThat(changes.hearing()).isTrue());
        id = operator.createIdentityPool(pool -> pool.identityPoolName("first").allowUnauthenticatedIdentities(false))
                .identityPoolId();
        assertThat(known().settings().identityPoolName()).isEqualTo("first");
    }

    @AfterEach
    void stop() {
        changes.stop();
    }

    @Test
    void answersFromMemory() throws Throwable {
        Pool first = known();
        assertThat(known()).isSameAs(first);
    }

    @Test
    void hearsOfOtherSettings() throws Throwable {
        operator.updateIdentityPool(
                pool -> pool.identityPoolId(id).identityPoolName("second").allowUnauthenticatedIdentities(true));
        Eventually.holds(
                () -> assertThat(known().allowsUnauthenticatedIdentities()).isTrue());
    }

    @Test
    void hearsOfOtherRoles() throws Throwable {
        operator.setIdentityPoolRoles(set -> set.identityPoolId(id).roles(Map.of("authenticated", ROLE)));
        Eventually.holds(() -> assertThat(known().roles().roles()).containsEntry("authenticated", ROLE));
    }

    @Test
    void hearsThatAPoolIsGone() throws Throwable {
        operator.deleteIdentityPool(pool -> pool.identityPoolId(id));
        Eventually.holds(() -> assertThatThrownBy(this::known).isInstanceOf(ResourceNotFoundException.class));
    }

    @Test
    void showsTheReplicaThatChangedAPoolTheChangeAtOnce() {
        for (int i = 0; i < 20; i++) {
            String name = "change " + i;
            operator.updateIdentityPool(
                    pool -> pool.identityPoolId(id).identityPoolName(name).allowUnauthenticatedIdentities(false));
            assertThat(operator.describeIdentityPool(pool -> pool.identityPoolId(id))
                            .identityPoolName())
                    .isEqualTo(name);
        }
    }

    private Pool known() throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> replica.byId(id));
    }
}
