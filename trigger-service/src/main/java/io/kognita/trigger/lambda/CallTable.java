package io.kognita.trigger.lambda;

import io.kognita.wire.seal.Sealer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The table {@code asynchronous_call}: calls whose callers do not wait, until they ended. */
@Singleton
class CallTable {

    private static final String PURPOSE = "asynchronous-call";

    private static final String INSERT = """
            insert into asynchronous_call (id, function, sealed_event, accepted_at, next_try)
            select $1::uuid, $2, $3::bytea, $4::timestamptz, $4::timestamptz
            where (select count(*) from (select 1 from asynchronous_call limit $5::integer) as waiting) < $5::integer
            """;
    /** Claimed calls are put off to the end of a lease: if this process dies, they come again. */
    private static final String CLAIM = """
            update asynchronous_call set tries = tries + 1, next_try = $1, leased = true
            where id in (
                select id from asynchronous_call where next_try <= $2
                order by next_try limit $3 for update skip locked)
            returning id, function, sealed_event, tries, accepted_at
            """;

    private static final String POSTPONE =
            "update asynchronous_call set tries = $2, next_try = $3, leased = false where id = $1";
    private static final String FINISH = "delete from asynchronous_call where id = $1";

    private final Sealer sealer;
    private final Pool pool;

    CallTable(Sealer sealer, Pool pool) {
        this.sealer = sealer;
        this.pool = pool;
    }

    /**
     * A call to run.
     *
     * @param tries how often it was tried, this time included
     */
    record Claimed(UUID id, String function, byte[] event, int tries, Instant acceptedAt) {

        /** An event tells of users. */
        @Override
        public String toString() {
            return "Claimed[" + id + ", " + function + ", " + tries + "]";
        }
    }

    /** Keeps a call; false when as many wait as may. */
    Uni<Boolean> add(String function, byte[] event, Instant now, int most) {
        UUID id = UUID.randomUUID();
        byte[] sealed = sealer.seal(PURPOSE, event, id.toString());
        return pool.preparedQuery(INSERT)
                .execute(Tuple.of(id, function, Buffer.buffer(sealed), at(now), most))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Takes due calls, for as long as a lease. */
    Uni<List<Claimed>> claim(int limit, Instant now, Instant leaseEnd) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(at(leaseEnd), at(now), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(this::claimed)
                        .toList());
    }

    /** Puts a call off, and says how many of its tries count. */
    Uni<Void> postpone(UUID id, int tries, Instant nextTry) {
        return pool.preparedQuery(POSTPONE)
                .execute(Tuple.of(id, tries, at(nextTry)))
                .replaceWithVoid();
    }

    Uni<Void> finish(UUID id) {
        return pool.preparedQuery(FINISH).execute(Tuple.of(id)).replaceWithVoid();
    }

    private Claimed claimed(Row row) {
        UUID id = row.getUUID("id");
        byte[] event = sealer.open(PURPOSE, row.getBuffer("sealed_event").getBytes(), id.toString())
                .orElseThrow(() -> new IllegalStateException("the event of call " + id + " does not open"));
        return new Claimed(
                id,
                row.getString("function"),
                event,
                row.getInteger("tries"),
                row.getOffsetDateTime("accepted_at").toInstant());
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
