package io.kognita.userpool.auth;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.sweep.Swept;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Guesses are counted, as Cognito counts them: five failures are free, then a lock of one second that doubles with each
 * further failure up to fifteen minutes. Fifteen quiet minutes or a success forget them.
 *
 * <p>The result of a guess is told only after the database has counted it, in one statement that refuses while a lock
 * holds. So parallel guesses, right or wrong, learn no more than guesses one after another.
 */
@Singleton
public class LockOut implements Swept {

    private static final String LOCKED = """
            select failures from sign_in_failures
            where pool_id = :pool and subject = :subject and locked_until > :now
            """;

    /** {@code locked_until} is the moment of the last failure plus its lock, which is none for the first four. */
    private static final String COUNT = """
            insert into sign_in_failures as f (pool_id, subject, failures, locked_until)
            values (:pool, :subject, 1, :now)
            on conflict (pool_id, subject) do update set
              failures = case when f.locked_until < :forgotten then 1 else f.failures + 1 end,
              locked_until = cast(:now as timestamptz) + interval '1 second' * (case
                when f.locked_until < :forgotten or f.failures < 4 then 0
                else least(900, power(2, least(f.failures, 20) - 4)) end)
            where f.locked_until <= :now
            returning failures
            """;

    private static final String FORGET = """
            with forgotten as (
              delete from sign_in_failures
              where pool_id = :pool and subject = :subject and locked_until <= :now)
            select failures from sign_in_failures
            where pool_id = :pool and subject = :subject and locked_until > :now
            """;

    /** After this time without a lock or a failure, failures are forgotten. */
    private static final Duration QUIET = Duration.ofMinutes(15);

    private final Clock clock;

    LockOut(Clock clock) {
        this.clock = clock;
    }

    /** Fails while the subject is locked out, before any costly work. */
    public Uni<Void> check(Pool pool, String subject) {
        return Panache.withSession(() -> query(LOCKED, pool, subject))
                .invoke(LockOut::refuseIfFound)
                .replaceWithVoid();
    }

    /** Counts a failure in the current transaction; fails when the subject has been locked out meanwhile. */
    public Uni<Void> failed(Pool pool, String subject) {
        return Panache.withTransaction(() -> count(pool, subject))
                .invoke(counted -> {
                    if (counted.isEmpty()) {
                        throw Refusals.lockedOut();
                    }
                })
                .replaceWithVoid();
    }

    /** Forgets failures after a success; fails when the subject has been locked out meanwhile. */
    public Uni<Void> passed(Pool pool, String subject) {
        return Panache.withSession(() -> query(FORGET, pool, subject))
                .invoke(LockOut::refuseIfFound)
                .replaceWithVoid();
    }

    @Override
    public Leftovers leftovers() {
        return new Leftovers("sign_in_failures", "pool_id, subject", "locked_until", QUIET);
    }

    private Uni<List<Integer>> count(Pool pool, String subject) {
        return Panache.getSession()
                .flatMap(session -> bind(session, COUNT, pool, subject)
                        .setParameter("forgotten", now().minus(QUIET))
                        .getResultList());
    }

    private Uni<List<Integer>> query(String sql, Pool pool, String subject) {
        return Panache.getSession()
                .flatMap(session -> bind(session, sql, pool, subject).getResultList());
    }

    private Mutiny.SelectionQuery<Integer> bind(Mutiny.Session session, String sql, Pool pool, String subject) {
        return session.createNativeQuery(sql, Integer.class)
                .setParameter("pool", pool.id())
                .setParameter("subject", subject)
                .setParameter("now", now());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static void refuseIfFound(List<Integer> found) {
        if (!found.isEmpty()) {
            throw Refusals.lockedOut();
        }
    }
}
