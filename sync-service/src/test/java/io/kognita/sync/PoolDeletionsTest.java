package io.kognita.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kognita.local.test.Eventually;
import io.kognita.local.test.KafkaResource;
import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.TestClock;
import io.kognita.local.test.TopicReader;
import io.kognita.sync.Devices.Device;
import io.kognita.wire.event.Event;
import io.kognita.wire.event.Outbox;
import io.kognita.wire.event.Topics;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The data of an identity pool goes with the pool. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class PoolDeletionsTest {

    private static final String DELETED = "io.kognita.identity-pool.deleted";

    @Inject
    Devices devices;

    @Inject
    Outbox outbox;

    @Inject
    Pool database;

    @Inject
    DeletedPoolSweep sweep;

    @Inject
    TestClock clock;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private final String pool = "us-east-1:" + UUID.randomUUID();

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void deletesWhatTheIdentitiesOfAPoolHad() throws Throwable {
        String other = "us-east-1:" + UUID.randomUUID();
        devices.device(pool).write("saves", "mine");
        crowd(pool);
        Device neighbour = devices.device(other);
        neighbour.write("saves", "theirs");

        tell(DELETED, pool);

        Eventually.holds(() -> assertThat(rows("dataset", pool)).isZero());
        assertThat(rows("sync_record", pool)).isZero();
        assertThat(neighbour.read("saves")).isEqualTo("theirs");
    }

    @Test
    void doesNothingTheSecondTime() throws Throwable {
        devices.device(pool).write("saves", "mine");
        Event event = event(DELETED, pool);
        tell(event);
        Eventually.holds(() -> assertThat(rows("dataset", pool)).isZero());
        tell(event);
        tellsOfAnother();
        assertThat(rows("deleted_pool", pool)).isEqualTo(1);
    }

    @Test
    void deletesWhatIsWrittenWithKeysFromBefore() throws Throwable {
        Device device = devices.device(pool);
        device.write("saves", "mine");
        tell(DELETED, pool);
        Eventually.holds(() -> assertThat(rows("dataset", pool)).isZero());

        device.write("later", "mine");
        await(sweep::run);

        assertThat(rows("dataset", pool)).isZero();
    }

    @Test
    void forgetsAPoolOnceNobodyHasKeysOfIt() throws Throwable {
        tell(DELETED, pool);
        Eventually.holds(() -> assertThat(rows("deleted_pool", pool)).isEqualTo(1));
        await(sweep::run);
        assertThat(rows("deleted_pool", pool)).isEqualTo(1);

        clock.advance(Duration.ofHours(25));
        await(sweep::run);

        assertThat(rows("deleted_pool", pool)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.kognita.identity-pool.created", "io.kognita.identity-pool.changed"})
    void leavesPoolsAloneThatAreThere(String type) throws Throwable {
        Device device = devices.device(pool);
        device.write("saves", "mine");
        tell(type, pool);
        tellsOfAnother();
        await(sweep::run);
        assertThat(device.read("saves")).isEqualTo("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "us-east-1:' or true --"})
    void putsADeletionOfNoPoolAsideAndGoesOn(String nonsense) throws Throwable {
        try (TopicReader dead = new TopicReader(brokers, Topics.SETTINGS_DEAD_LETTER, pool)) {
            tell(DELETED, nonsense);
            String letter =
                    new String(dead.take(1, Duration.ofSeconds(30)).getFirst().value(), StandardCharsets.UTF_8);
            assertThat(json.readTree(letter).path("reason").textValue()).isEqualTo("the record names no identity pool");
            assertThat(json.readTree(letter).path("record").textValue()).startsWith(Topics.SETTINGS + "/");
            assertThat(json.readTree(letter).path("raw").isTextual()).isTrue();
        }
        tellsOfAnother();
    }

    /** What was told before is done when the deletion of another pool, with the same key, is. */
    private void tellsOfAnother() throws Throwable {
        String another = "us-east-1:" + UUID.randomUUID();
        tell(event(DELETED, another));
        Eventually.holds(() -> assertThat(rows("deleted_pool", another)).isEqualTo(1));
    }

    private void tell(String type, String poolId) throws Throwable {
        tell(event(type, poolId));
    }

    private void tell(Event event) throws Throwable {
        await(() -> Panache.withTransaction(() -> outbox.add(event)));
    }

    private Event event(String type, String poolId) {
        return new Event(
                UUID.randomUUID(),
                Topics.SETTINGS,
                pool,
                type,
                "arn:aws:cognito-identity:us-east-1:000000000000:identitypool/any",
                Instant.now(),
                JsonNodeFactory.instance.objectNode().put("identityPoolId", poolId));
    }

    /** More datasets than one statement deletes, by as many identities. */
    private void crowd(String poolId) {
        database.preparedQuery("insert into dataset (pool_id, identity_id, name, sync_count, deleted, records, storage,"
                        + " modified_by, created_at, modified_at) select $1, 'us-east-1:' || i, 'saves', 1, false, 0, 0,"
                        + " 'somebody', now(), now() from generate_series(1, 250) i")
                .execute(Tuple.of(poolId))
                .await()
                .indefinitely();
    }

    private long rows(String table, String poolId) {
        return database.preparedQuery("select count(*) from " + table + " where pool_id = $1")
                .execute(Tuple.of(poolId))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private static <T> T await(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }
}
