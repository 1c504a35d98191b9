package io.kognita.trigger.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The table {@code message}: what waits for delivery, and which events are done. What returns no {@link Uni} blocks: never
 * from an event loop.
 */
@Singleton
class MessageTable {

    /** The data goes through text, for the driver would send a string for {@code jsonb} as a JSON string. */
    private static final String INSERT = """
            insert into message (event_id, key, data, next_try) values ($1, $2, ($3::text)::jsonb, $4)
            on conflict (event_id) do nothing
            """;
    /**
     * Claimed messages are put off to the end of a lease: if this process dies, they come again. A message waits for those that
     * were queued for its user before and are due or under way, but not for one that was put off.
     */
    private static final String CLAIM = """
            update message set tries = tries + 1, next_try = $1, leased = true
            where event_id in (
                select event_id from message due
                where next_try <= $2 and not exists (
                    select 1 from message earlier
                    where earlier.key = due.key and earlier.position < due.position
                        and earlier.next_try is not null and (earlier.leased or earlier.next_try <= $2))
                order by next_try, position limit $3 for update skip locked)
            returning event_id, key, data::text as data, tries
            """;

    private static final String POSTPONE =
            "update message set next_try = $2, leased = false where event_id = $1 and finished_at is null";
    private static final String FINISH =
            "update message set data = null, next_try = null, leased = false, finished_at = $2 where event_id = $1";
    private static final String FORGET = """
            delete from message where event_id in (select event_id from message where finished_at < $1 limit $2)
            """;

    private static final Duration STATEMENT_LIMIT = Duration.ofSeconds(30);

    private final Pool pool;
    private final ObjectMapper json;

    MessageTable(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /**
     * A message to try.
     *
     * @param tries how often it was tried, this time included
     */
    record Claimed(QueuedMessage message, int tries) {}

    /** Stores a message unless its event was there before. */
    Uni<Void> add(QueuedMessage message, Instant due) {
        return pool.preparedQuery(INSERT)
                .execute(Tuple.of(message.id(), message.key(), message.data().toString(), at(due)))
                .replaceWithVoid();
    }

    /** Takes due messages, for as long as a lease. */
    List<Claimed> claim(int limit, Instant now, Instant leaseEnd) {
        RowSet<Row> rows = await(CLAIM, Tuple.of(at(leaseEnd), at(now), limit));
        return StreamSupport.stream(rows.spliterator(), false)
                .map(this::claimed)
                .toList();
    }

    void postpone(UUID id, Instant nextTry) {
        await(POSTPONE, Tuple.of(id, at(nextTry)));
    }

    /** Marks a message as done and forgets what it said and to whom. */
    void finish(UUID id, Instant now) {
        await(FINISH, Tuple.of(id, at(now)));
    }

    /** Forgets messages that were finished before a time. */
    void forget(Instant before, int limit) {
        await(FORGET, Tuple.of(at(before), limit));
    }

    private RowSet<Row> await(String statement, Tuple values) {
        return pool.preparedQuery(statement).execute(values).await().atMost(STATEMENT_LIMIT);
    }

    private Claimed claimed(Row row) {
        try {
            ObjectNode data = (ObjectNode) json.readTree(row.getString("data"));
            return new Claimed(
                    new QueuedMessage(row.getUUID("event_id"), row.getString("key"), data), row.getInteger("tries"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database gave back no JSON", e);
        }
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
