package io.kognita.userpool.pool;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Pools that were deleted. They are gone for every call at once; what belonged to them goes in the background, a bounded
 * number of rows in each transaction, so that a pool of a million users holds nothing up. The mark on the pool stays until
 * the last row is gone: whatever interrupts the removal, any replica goes on with it.
 */
@Singleton
class DeletedPools {

    static final int BATCH = 1000;

    /** These are found by themselves, without a look at the pool, so they go with it; quotas bound how many there are. */
    private static final String CLIENTS = "delete from user_pool_client where pool_id = :pool";

    private static final String KEYS = "delete from signing_key where pool_id = :pool";

    /** Tables that grow with the users of a pool, dependent rows first; the pool's own row takes the others along. */
    static final List<Rows> BY_AND_BY = List.of(
            new Rows("user_export_part", "id, number"),
            new Rows("user_import_chunk", "job_id, upload, number"),
            new Rows("user_import_log", "job_id, line"),
            new Rows("group_member", "group_name, sub"),
            new Rows("password_history", "sub, replaced_at"),
            new Rows("software_token", "sub"),
            new Rows("auth_event", "sub, id"),
            new Rows("linked_identity", "provider_name, attribute, value"),
            new Rows("device", "sub, id"),
            new Rows("passkey", "sub, id"),
            new Rows("passkey_registration", "sub"),
            new Rows("pool_user", "sub"),
            new Rows("user_group", "name"),
            new Rows("token_family", "origin_jti"),
            new Rows("sign_in_failures", "subject"),
            new Rows("custom_sign_in", "sign_in"),
            new Rows("awaited_device", "sign_in"),
            new Rows("one_time_code", "sub, purpose"),
            new Rows("attempt_limit", "sub, action"));

    /** Who works on a pool holds its row, so that another replica takes the next one or none. */
    private static final String OLDEST = """
            select id from user_pool where deleted_at is not null
            order by deleted_at limit 1 for update skip locked
            """;

    private static final String REMAINDER = "delete from user_pool where id = :pool";

    /**
     * Rows of a pool.
     *
     * @param key what tells them apart within the pool
     */
    record Rows(String table, String key) {

        private String removal() {
            return """
                    delete from %1$s where pool_id = :pool
                        and (%2$s) in (select %2$s from %1$s where pool_id = :pool limit %3$d)
                    """.formatted(table, key, BATCH);
        }
    }

    private final Clock clock;

    DeletedPools(Clock clock) {
        this.clock = clock;
    }

    /** Makes a pool invisible in the current transaction, which has locked it. */
    Uni<Void> mark(UserPool pool) {
        pool.delete(clock.instant());
        return Panache.getSession()
                .flatMap(session -> session.flush()
                        .chain(() -> executed(session, CLIENTS, pool.id()))
                        .chain(() -> executed(session, KEYS, pool.id())))
                .replaceWithVoid();
    }

    /** Removes what is left of deleted pools. */
    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> remove() {
        return removeBatch()
                .repeat()
                .whilst(Boolean::booleanValue)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Removes some rows of one pool; false when no pool is left to work on. */
    Uni<Boolean> removeBatch() {
        return Panache.withTransaction(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(OLDEST, String.class)
                        .getSingleResultOrNull()
                        .flatMap(pool -> pool == null
                                ? Uni.createFrom().item(false)
                                : removeFrom(session, pool).replaceWith(true))));
    }

    /** From the first table that has rows of the pool: a row that others depend on has lost them when its turn comes. */
    private static Uni<Integer> removeFrom(Mutiny.Session session, String pool) {
        Uni<Integer> removed = Uni.createFrom().item(0);
        for (Rows rows : BY_AND_BY) {
            removed = removed.flatMap(
                    count -> count > 0 ? Uni.createFrom().item(count) : executed(session, rows.removal(), pool));
        }
        return removed.flatMap(count -> count > 0 ? Uni.createFrom().item(count) : executed(session, REMAINDER, pool));
    }

    private static Uni<Integer> executed(Mutiny.Session session, String statement, String pool) {
        return session.createNativeQuery(statement).setParameter("pool", pool).executeUpdate();
    }
}
