package io.kognita.userpool;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.kognita.userpool.password.PasswordChange;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.Users;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/**
 * Puts users of any status into the database, looks at them there, and lets time pass for their codes. A pool's clients must be
 * there before its users, for some need an SRP verifier.
 */
@Singleton
public class TestUsers {

    private final Pools pools;
    private final PasswordChange passwords;
    private final Users users;

    TestUsers(Pools pools, PasswordChange passwords, Users users) {
        this.pools = pools;
        this.passwords = passwords;
        this.users = users;
    }

    /** A confirmed user with an e-mail address. */
    public User user(UserPoolType pool, String username, String password) {
        return user(pool, username, password, UserStatusType.CONFIRMED, Map.of("email", username + "@example.com"));
    }

    public User user(
            UserPoolType type,
            String username,
            String password,
            UserStatusType status,
            Map<String, String> attributes) {
        Pool pool = new Pool(type);
        User user = new User(pool, UUID.randomUUID(), username, status, attributes, Instant.now());
        boolean temporary = status == UserStatusType.FORCE_CHANGE_PASSWORD;
        Instant expires = temporary ? Instant.now().plus(pool.temporaryPasswordValidity()) : null;
        TestPools.await(() -> passwords
                .prepare(pool, user, password)
                .flatMap(credential -> Panache.withTransaction(
                        () -> passwords.store(pool, user, credential, expires).chain(() -> users.add(user)))));
        return user;
    }

    /** Changes a stored user. */
    public void change(User user, Consumer<User> change) {
        TestPools.transaction(
                () -> users.bySub(user.poolId(), user.sub()).invoke(found -> change.accept(found.orElseThrow())));
    }

    /** A user as stored now. */
    public User stored(User user) {
        return TestPools.transaction(() -> users.bySub(user.poolId(), user.sub()))
                .orElseThrow();
    }

    public UserStatusType status(String poolId, String name) {
        return stored(poolId, name).status();
    }

    public Map<String, String> attributes(String poolId, String name) {
        return stored(poolId, name).attributes();
    }

    public String sub(String poolId, String name) {
        return stored(poolId, name).sub().toString();
    }

    public String usernameOf(String poolId, String name) {
        return stored(poolId, name).username();
    }

    /** The row, to see what is stored of a password. */
    public User stored(String poolId, String name) {
        return TestPools.transaction(() -> pools.byId(poolId).flatMap(pool -> users.existing(pool, name)));
    }

    /** Changes a stored user as no operation does yet. */
    public void change(String poolId, String name, BiConsumer<Pool, User> change) {
        User found = stored(poolId, name);
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
        User found = stored(poolId, name);
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
