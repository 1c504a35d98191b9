package io.kognita.userpool;

import io.kognita.userpool.password.PasswordChange;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.Users;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Puts users of any status into the database; a pool's clients must be there first, for some need an SRP verifier. */
@Singleton
public class StoredUsers {

    private final PasswordChange passwords;
    private final Users users;

    StoredUsers(PasswordChange passwords, Users users) {
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
        await(() -> passwords
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

    private static <T> void await(java.util.function.Supplier<io.smallrye.mutiny.Uni<T>> work) {
        try {
            VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
