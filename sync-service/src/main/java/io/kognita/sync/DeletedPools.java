package io.kognita.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;

/** Identity pools that are gone, and the data of their identities, which goes too. */
@Singleton
class DeletedPools {

    /** As many datasets as one statement deletes; each has up to 1,024 records. */
    private static final int BATCH = 100;

    private static final String ADD =
            "insert into deleted_pool (pool_id, heard_at) values ($1, $2) on conflict (pool_id) do nothing";

    private static final String REMOVE_DATA = """
            delete from dataset where (pool_id, identity_id, name) in (
                select gone.pool_id, gone.identity_id, gone.name from deleted_pool join dataset gone using (pool_id)
                limit $1 for update of gone skip locked)
            """;

    private static final String FORGET = """
            delete from deleted_pool where heard_at < $1
                and not exists (select 1 from dataset where dataset.pool_id = deleted_pool.pool_id)
            """;

    private final Pool database;

    DeletedPools(Pool database) {
        this.database = database;
    }

    /** Notes that a pool is gone; twice is as good as once. */
    Uni<Void> add(String poolId, Instant heardAt) {
        return execute(ADD, Tuple.of(poolId, heardAt.atOffset(ZoneOffset.UTC))).replaceWithVoid();
    }

    /** Deletes the data of all pools that are gone, batch by batch, so that no statement holds many rows for long. */
    Uni<Void> removeData() {
        return Uni.createFrom()
                .deferred(() -> execute(REMOVE_DATA, Tuple.of(BATCH)))
                .repeat()
                .until(deleted -> deleted < BATCH)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Forgets pools without data of which it was heard before a time. */
    Uni<Void> forget(Instant before) {
        return execute(FORGET, Tuple.of(before.atOffset(ZoneOffset.UTC))).replaceWithVoid();
    }

    private Uni<Integer> execute(String statement, Tuple values) {
        return database.preparedQuery(statement).execute(values).map(SqlResult::rowCount);
    }
}
