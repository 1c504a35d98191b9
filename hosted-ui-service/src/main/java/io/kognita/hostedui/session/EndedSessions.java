package io.kognita.hostedui.session;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;

/** Sessions that ended before their cookie expires; a row is kept only as long as the cookie would have lived. */
@Singleton
class EndedSessions {

    private final Pool database;

    EndedSessions(Pool database) {
        this.database = database;
    }

    Uni<Boolean> contains(BrowserSession session) {
        return database.preparedQuery("select 1 from ended_session where pool_id = $1 and session_id = $2")
                .execute(Tuple.of(session.poolId(), session.id()))
                .map(rows -> rows.size() > 0);
    }

    Uni<Void> add(BrowserSession session) {
        return database.preparedQuery("insert into ended_session (pool_id, session_id, forget_at) values ($1, $2, $3)"
                        + " on conflict do nothing")
                .execute(Tuple.of(
                        session.poolId(), session.id(), session.expiresAt().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Deletes a batch of rows that are no longer needed; false when there may be more. */
    Uni<Boolean> sweep(Instant now, int batch) {
        return database.preparedQuery("delete from ended_session where ctid in"
                        + " (select ctid from ended_session where forget_at < $1 limit $2 for update skip locked)")
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), batch))
                .map(rows -> rows.rowCount() < batch);
    }
}
