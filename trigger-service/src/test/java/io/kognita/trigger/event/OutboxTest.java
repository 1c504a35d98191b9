package io.kognita.trigger.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kognita.local.test.PostgresResource;
import io.kognita.trigger.function.Functions;
import io.kognita.trigger.function.Target;
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
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.FlushMode;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OutboxTest {

    @Inject
    Outbox outbox;

    @Inject
    Pool pool;

    @Inject
    Functions functions;

    @Test
    void writesTheEventInTheTransaction() throws Throwable {
        UUID id = UUID.randomUUID();
        await(() -> Panache.withTransaction(() -> outbox.add(event(id))));
        assertThat(await(() -> rows(id))).isEqualTo(1);
    }

    @Test
    void forgetsTheEventWhenTheTransactionRollsBack() throws Throwable {
        UUID id = UUID.randomUUID();
        assertThatThrownBy(() -> await(() -> Panache.withTransaction(
                        () -> outbox.add(event(id)).onItem().failWith(() -> new IllegalStateException("no")))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(await(() -> rows(id))).isZero();
    }

    @Test
    void writesWhatWasChangedBeforeTheEventFirst() throws Throwable {
        Target target = new Target.Webhook(URI.create("https://example.com/"));
        Long written = await(() -> Panache.withTransaction(() -> functions
                .put("flushed", target, Optional.empty())
                .chain(() -> outbox.add(event(UUID.randomUUID())))
                .chain(Panache::getSession)
                .flatMap(session -> session.setFlushMode(FlushMode.MANUAL)
                        .createNativeQuery("select count(*) from function where name = 'flushed'", Long.class)
                        .getSingleResult())));
        assertThat(written).isEqualTo(1);
    }

    @Test
    void refusesAnEventOutsideATransaction() throws Throwable {
        UUID id = UUID.randomUUID();
        assertThatThrownBy(() -> await(() -> Panache.withSession(() -> outbox.add(event(id)))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(await(() -> rows(id))).isZero();
    }

    @Test
    void tellsOfAChangeWithTheStatementThatMakesIt() throws Throwable {
        UUID id = UUID.randomUUID();
        String change = "delete from outbox where key = :gone returning 1";
        assertThat(await(() -> outbox.addWith(change, Map.of("gone", id.toString()), event(id))))
                .as("there is nothing to delete")
                .isFalse();
        assertThat(await(() -> rows(id))).isZero();

        String insertion = """
                insert into outbox (id, topic, key, type, source, time, data)
                values (:first, 'kognita.users', 'user-1', 'test', 'test', now(), '{"name": "ä\\""}') returning 1
                """;
        assertThat(await(() -> outbox.addWith(insertion, Map.of("first", id), event(id))))
                .isTrue();
        assertThat(await(() -> rows(id))).as("the change and its event").isEqualTo(2);
    }

    @Test
    void refusesAnEventThatKafkaWouldRefuse() {
        Event event = event(UUID.randomUUID());
        event.data().put("much", "x".repeat(256 * 1024));
        assertThatThrownBy(() -> outbox.add(event)).isInstanceOf(IllegalArgumentException.class);
    }

    private static <T> T await(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }

    private Uni<Long> rows(UUID id) {
        return pool.preparedQuery("select count(*) from outbox where id = $1 and data->>'name' = 'ä\"'")
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Event event(UUID id) {
        return new Event(
                id,
                Topics.USERS,
                "user-1",
                "io.kognita.test.happened",
                "test",
                Instant.parse("2026-11-24T10:00:00.123456Z"),
                JsonNodeFactory.instance.objectNode().put("name", "ä\""));
    }
}
