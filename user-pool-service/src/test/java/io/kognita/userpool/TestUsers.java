package io.kognita.userpool;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.Users;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Looks at stored users, and lets time pass for their codes. */
@Singleton
public class TestUsers {

    private final Pools pools;
    private final Users users;

    TestUsers(Pools pools, Users users) {
        this.pools = pools;
        this.users = users;
    }

    public UserStatusType status(String poolId, String name) {
        return user(poolId, name).status();
    }

    public Map<String, String> attributes(String poolId, String name) {
        return user(poolId, name).attributes();
    }

    public String sub(String poolId, String name) {
        return user(poolId, name).sub().toString();
    }

    public String usernameOf(String poolId, String name) {
        return user(poolId, name).username();
    }

    /** The row, to see what is stored of a password. */
    public User user(String poolId, String name) {
        return TestPools.transaction(() -> pools.byId(poolId).flatMap(pool -> users.existing(pool, name)));
    }

    /** Changes a stored user as no operation does yet. */
    public void change(String poolId, String name, BiConsumer<Pool, User> change) {
        User found = user(poolId, name);
        TestPools.transaction(() ->
                pools.byId(poolId).flatMap(pool -> users.locked(found).invoke(user -> change.accept(pool, user))));
    }

    /**
     * Makes a call while a user's row is being changed: what it reads at first is the row before, and it gets to the row
     * itself after the change.
     *
     * @return the call's failure, or null
     */
    public Throwable changeDuring(String poolId, String name, BiConsumer<Pool, User> change, Runnable call) {
        User found = user(poolId, name);
        try (ExecutorService caller = Executors.newSingleThreadExecutor()) {
            return TestPools.transaction(() -> pools.byId(poolId)
                            .flatMap(pool -> users.locked(found)
                                    .invoke(user -> change.accept(pool, user))
                                    .call(users::flush)
                                    .map(user -> caller.submit(() -> catchThrowable(call::run)))
                                    .call(TestUsers::somebodyWaits)))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Looks for a lock that is waited for, for ten seconds at most. */
    private static Uni<Long> somebodyWaits() {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "select count(*) from pg_locks, pg_sleep(0.02) where not granted", Long.class)
                        .getSingleResult())
                .repeat()
                .atMost(500)
                .select()
                .first(waiting -> waiting == 0)
                .collect()
                .last();
    }

    public boolean exists(String poolId, String name) {
        return TestPools.transaction(() -> pools.byId(poolId).flatMap(pool -> users.find(pool, name)))
                .isPresent();
    }

    /** All codes of a pool run out. */
    public void expireCodes(String poolId) {
        update("update one_time_code set expires_at = :now where pool_id = :pool", poolId);
    }

    private static void update(String sql, String poolId) {
        TestPools.transaction(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(sql)
                        .setParameter("now", Instant.EPOCH)
                        .setParameter("pool", poolId)
                        .executeUpdate()));
    }
}
