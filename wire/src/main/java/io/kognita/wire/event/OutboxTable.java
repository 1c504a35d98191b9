package io.kognita.wire.event;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** The table {@code outbox} of this service's schema as the relay sees it. Its calls block: never from an event loop. */
@Singleton
final class OutboxTable {

    /** Rows of one batch; with {@link Outbox#MAX_DATA} the bound of the relay's memory. */
    static final int BATCH = 100;

    /** Beyond this many rows the depth is not counted further, for counting a long table costs more than it tells. */
    private static final int COUNTED = 100_000;

    private static final Duration STATEMENT_LIMIT = Duration.ofSeconds(30);

    private static final String LOCK =
            "select pg_try_advisory_xact_lock(hashtextextended(current_schema() || '.outbox', 0)) as held";
    private static final String HEAD = """
            select sequence, id, topic, key, type, source, time, data::text as data
            from outbox order by sequence limit $1
            """;
    private static final String DELETE = "delete from outbox where sequence = any($1)";
    private static final String BACKLOG = """
            select count(*) as depth, min(time) as oldest
            from (select time from outbox order by sequence limit $1) as counted
            """;

    private final Pool pool;

    OutboxTable(Pool pool) {
        this.pool = pool;
    }

    /** How many events wait, and since when the first of them. */
    record Backlog(long depth, Optional<Instant> oldest) {}

    /**
     * Hands the first rows to a publisher and deletes them when it returns. One replica at a time: an advisory lock,
     * held by the transaction, keeps the order that the sequence gives; a replica that dies loses it with its connection.
     *
     * @return how many rows were taken; empty when another replica holds the lock
     */
    Optional<Integer> relayHead(Consumer<List<PendingEvent>> publisher) {
        SqlConnection connection = pool.getConnection().await().indefinitely();
        try {
            Transaction transaction = within(connection.begin());
            try {
                Optional<Integer> taken = relayHead(connection, publisher);
                within(transaction.commit());
                return taken;
            } catch (RuntimeException e) {
                within(transaction.rollback().onFailure().recoverWithNull());
                throw e;
            }
        } finally {
            within(connection.close());
        }
    }

    private static Optional<Integer> relayHead(SqlConnection connection, Consumer<List<PendingEvent>> publisher) {
        boolean held =
                within(connection.query(LOCK).execute()).iterator().next().getBoolean("held");
        if (!held) {
            return Optional.empty();
        }
        List<PendingEvent> events = events(within(connection.preparedQuery(HEAD).execute(Tuple.of(BATCH))));
        if (!events.isEmpty()) {
            publisher.accept(events);
            Long[] sequences = events.stream().map(PendingEvent::sequence).toArray(Long[]::new);
            within(connection.preparedQuery(DELETE).execute(Tuple.of(sequences)));
        }
        return Optional.of(events.size());
    }

    Backlog backlog() {
        Row row = within(pool.preparedQuery(BACKLOG).execute(Tuple.of(COUNTED)))
                .iterator()
                .next();
        return new Backlog(
                row.getLong("depth"),
                Optional.ofNullable(row.getOffsetDateTime("oldest")).map(time -> time.toInstant()));
    }

    private static List<PendingEvent> events(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(PendingEvent::of)
                .toList();
    }

    private static <T> T within(Uni<T> statement) {
        return statement.await().atMost(STATEMENT_LIMIT);
    }
}
