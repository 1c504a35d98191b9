package io.kognita.userpool.pool;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportInProgressException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** Pools in the database, for the operations that administer them. */
@Singleton
public class PoolTable {

    private static final String PAGE = "from UserPool where id > :after order by id";
    private static final String COUNT = "select count(*) from UserPool";
    private static final String USERS = "select estimated_users(:pool)";

    /** Read by SQL, for import jobs are a feature that depends on this one. */
    private static final String IMPORTING = """
            select exists (select from user_import_job
                where pool_id = :pool and status in ('Pending', 'InProgress', 'Stopping'))
            """;

    /** Who adds a pool counts after whoever else adds one; changes of pools do not wait for it. */
    private static final String ONE_AT_A_TIME =
            "select 1 from pg_advisory_xact_lock(hashtextextended(current_schema() || '.user_pool', 0))";

    private final PoolQuotas quotas;

    PoolTable(PoolQuotas quotas) {
        this.quotas = quotas;
    }

    /**
     * The settings of a pool with about the number of its users.
     *
     * @throws ResourceNotFoundException when there is none
     */
    Uni<UserPoolType> read(String id) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.find(UserPool.class, id)
                        .onItem()
                        .ifNull()
                        .failWith(() -> Pools.notFound(id))
                        .flatMap(pool -> users(session, id)
                                .map(users -> pool.settings().toBuilder()
                                        .estimatedNumberOfUsers(users)
                                        .build()))));
    }

    /**
     * A pool to change in the current transaction; other changes wait.
     *
     * @throws ResourceNotFoundException when there is none
     */
    public Uni<UserPool> locked(String id) {
        return Panache.getSession()
                .flatMap(session -> session.find(UserPool.class, id, LockModeType.PESSIMISTIC_WRITE))
                .onItem()
                .ifNull()
                .failWith(() -> Pools.notFound(id));
    }

    /**
     * As {@link #locked}, for changes that users who are being imported would not agree with.
     *
     * @throws UserImportInProgressException while an import job is at work
     */
    Uni<UserPool> changeable(String id) {
        return locked(id)
                .call(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(IMPORTING, Boolean.class)
                                .setParameter("pool", id)
                                .getSingleResult()
                                .invoke(PoolTable::refuseWhile)));
    }

    private static void refuseWhile(boolean importing) {
        if (importing) {
            throw UserImportInProgressException.builder()
                    .message("User import is in progress for the user pool.")
                    .build();
        }
    }

    /** Pools in the order of their ids. */
    Uni<List<UserPool>> page(String after, int size) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(PAGE, UserPool.class)
                        .setParameter("after", after)
                        .setMaxResults(size)
                        .getResultList()));
    }

    /**
     * Adds a pool in the current transaction; others who add one wait until it ends.
     *
     * @throws LimitExceededException when there are as many as there may be
     */
    Uni<Void> add(UserPool pool) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(ONE_AT_A_TIME, Integer.class)
                        .getSingleResult()
                        .chain(() ->
                                session.createSelectionQuery(COUNT, Long.class).getSingleResult())
                        .invoke(count -> Quota.checkRoom(count, quotas.perAccount(), "user pools"))
                        .chain(() -> session.persist(pool)));
    }

    private static Uni<Integer> users(Mutiny.Session session, String id) {
        return session.createNativeQuery(USERS, Integer.class)
                .setParameter("pool", id)
                .getSingleResult();
    }
}
