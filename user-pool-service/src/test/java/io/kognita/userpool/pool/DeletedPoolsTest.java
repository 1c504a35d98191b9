package io.kognita.userpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.userpool.TestDatabase;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.auth.SignIns;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolDescriptionType;

/** A pool with rows in every table goes: at once for callers, batch by batch in the database. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DeletedPoolsTest {

    private static final String PASSWORD = "passw0rd-of-ann";
    private static final int USERS = 2 * DeletedPools.BATCH + 500;

    @Inject
    TestPools pools;

    @Inject
    DeletedPools deleted;

    @Inject
    TestDatabase database;

    @Inject
    io.vertx.mutiny.sqlclient.Pool connections;

    private final CognitoIdentityProviderClient idp = Idp.client();
    private String pool;
    private String client;
    private String token;

    @BeforeEach
    void aPoolWithRowsInItsTables() throws Throwable {
        remove(deleted);
        pool = pools.pool(settings -> settings).id();
        client = pools.client(pool, settings -> settings);
        idp.createResourceServer(
                request -> request.userPoolId(pool).identifier("api").name("api"));
        idp.createGroup(request -> request.userPoolId(pool).groupName("staff"));
        idp.setUserPoolMfaConfig(request ->
                request.userPoolId(pool).webAuthnConfiguration(webAuthn -> webAuthn.relyingPartyId("example.com")));
        idp.adminCreateUser(request -> request.userPoolId(pool).username("ann").messageAction("SUPPRESS"));
        idp.adminSetUserPassword(request ->
                request.userPoolId(pool).username("ann").password(PASSWORD).permanent(true));
        token = new SignIns(pool, client).tokens("ann", PASSWORD).accessToken();
        database.run(
                "insert into pool_user (pool_id, sub, username, username_key, status, enabled, attributes, created_at,"
                        + " modified_at) select $1, gen_random_uuid(), 'u' || n, 'u' || n, 'CONFIRMED', true, '{}', now(), now()"
                        + " from generate_series(2, " + USERS + ") n",
                pool);
        database.run(
                "insert into group_member (pool_id, group_name, sub) select pool_id, 'staff', sub from pool_user where pool_id = $1",
                pool);
        database.run(
                "insert into password_history (pool_id, sub, replaced_at, hash) select pool_id, sub, now(), '' from pool_user where pool_id = $1",
                pool);
        database.run(
                "insert into one_time_code (pool_id, sub, purpose, mac, attribute, address, expires_at) select pool_id, sub, 'test', '', '', '', now() from pool_user where pool_id = $1",
                pool);
        database.run(
                "insert into attempt_limit (pool_id, sub, action, attempts, window_end) select pool_id, sub, 'test', 1, now() from pool_user where pool_id = $1",
                pool);
        database.run(
                "insert into sign_in_failures (pool_id, subject, failures, locked_until) select pool_id, username, 1, now() from pool_user where pool_id = $1",
                pool);
    }

    @AfterEach
    void nothingIsLeft() throws Throwable {
        remove(deleted);
    }

    @Test
    void isGoneForEveryCallAtOnce() throws Exception {
        idp.deleteUserPool(request -> request.userPoolId(pool));
        assertThat(rows("pool_user")).isEqualTo(USERS);

        assertGone(() -> idp.describeUserPool(request -> request.userPoolId(pool)));
        assertGone(() -> idp.updateUserPool(request -> request.userPoolId(pool)));
        assertGone(() -> idp.deleteUserPool(request -> request.userPoolId(pool)));
        assertGone(() -> idp.listUsers(request -> request.userPoolId(pool)));
        assertGone(() -> idp.adminGetUser(request -> request.userPoolId(pool).username("ann")));
        assertGone(() -> idp.createGroup(request -> request.userPoolId(pool).groupName("late")));
        assertGone(() -> idp.listResourceServers(request -> request.userPoolId(pool)));
        assertGone(() ->
                idp.createUserPoolClient(request -> request.userPoolId(pool).clientName("late")));
        assertGone(() ->
                idp.describeUserPoolClient(request -> request.userPoolId(pool).clientId(client)));
        assertGone(() -> idp.getSigningCertificate(request -> request.userPoolId(pool)));
        assertGone(() -> new SignIns(pool, client).tokens("ann", PASSWORD));
        assertGone(() ->
                idp.signUp(request -> request.clientId(client).username("bob").password(PASSWORD)));
        assertThatThrownBy(() -> idp.getUser(request -> request.accessToken(token)))
                .isInstanceOf(NotAuthorizedException.class);
        assertThat(idp.listUserPoolsPaginator(request -> request.maxResults(60)).userPools())
                .extracting(UserPoolDescriptionType::id)
                .doesNotContain(pool);
        assertThat(statusOfKeySet()).isEqualTo(404);
        assertThat(rows("signing_key")).isZero();
        assertThat(rows("user_pool_client")).isZero();
    }

    @Test
    void removesItsRowsBatchByBatchAndGoesOnWhereAnotherReplicaStopped() throws Throwable {
        String other = pools.pool(settings -> settings).id();
        idp.createGroup(request -> request.userPoolId(other).groupName("staff"));
        idp.deleteUserPool(request -> request.userPoolId(pool));

        assertThat(removeBatch(deleted)).isTrue();
        assertThat(rows("group_member")).isEqualTo(USERS - DeletedPools.BATCH);
        assertThat(rows("pool_user")).isEqualTo(USERS);

        remove(new DeletedPools(Clock.systemUTC()));
        assertThat(tables())
                .allSatisfy(table -> assertThat(rows(table)).as(table).isZero());
        assertThat(database.run("select from user_pool where id = $1", pool)).isEmpty();
        assertThat(idp.getGroup(request -> request.userPoolId(other).groupName("staff"))
                        .group())
                .isNotNull();
    }

    /** A table of a feature that is new has to be one of these, or to go along with a pool's own row, few as its rows are. */
    @Test
    void removesWhatGrowsWithUsersInBatches() {
        assertThat(DeletedPools.BY_AND_BY)
                .extracting(DeletedPools.Rows::table)
                .containsAll(names("select table_name::text from information_schema.columns"
                        + " where table_schema = 'user_pool' and column_name = 'sub'"))
                .containsAll(names("select table_name::text from information_schema.columns owned"
                        + " where table_schema = 'user_pool' and column_name = 'pool_id' and not exists"
                        + " (select from information_schema.table_constraints tied"
                        + " where tied.table_schema = owned.table_schema and tied.table_name = owned.table_name"
                        + " and constraint_type = 'FOREIGN KEY')"));
    }

    @Test
    void leavesAPoolToTheReplicaThatWorksOnIt() throws Throwable {
        idp.deleteUserPool(request -> request.userPoolId(pool));
        SqlConnection replica = connections.getConnection().await().indefinitely();
        Transaction work = replica.begin().await().indefinitely();
        replica.preparedQuery("select from user_pool where id = $1 for update")
                .execute(Tuple.of(pool))
                .await()
                .indefinitely();

        assertThat(removeBatch(deleted)).isFalse();
        assertThat(rows("pool_user")).isEqualTo(USERS);

        work.rollback().await().indefinitely();
        replica.close().await().indefinitely();
        assertThat(removeBatch(deleted)).isTrue();
    }

    private static void assertGone(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ResourceNotFoundException.class);
    }

    private int statusOfKeySet() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(Idp.endpoint().resolve("/" + pool + "/.well-known/jwks.json"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private List<String> tables() {
        return names("select table_name::text from information_schema.columns"
                + " where table_schema = 'user_pool' and column_name = 'pool_id'");
    }

    private List<String> names(String query) {
        return database.run(query).stream().map(row -> row.getString(0)).toList();
    }

    private long rows(String table) {
        return database.run("select count(*) from " + table + " where pool_id = $1", pool)
                .iterator()
                .next()
                .getLong(0);
    }

    private static boolean removeBatch(DeletedPools replica) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(replica::removeBatch);
    }

    private static void remove(DeletedPools replica) throws Throwable {
        VertxContextSupport.subscribeAndAwait(replica::remove);
    }
}
