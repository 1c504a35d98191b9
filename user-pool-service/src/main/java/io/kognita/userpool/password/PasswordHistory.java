package io.kognita.userpool.password;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The passwords that a pool's policy forbids a user to choose again: the present one and those before it. */
@Singleton
class PasswordHistory {

    private static final String RECENT = """
            select hash from password_history where pool_id = :pool and sub = :sub
            order by replaced_at desc limit :most
            """;
    private static final String ADD = """
            insert into password_history (pool_id, sub, replaced_at, hash) values (:pool, :sub, :now, :hash)
            on conflict do nothing
            """;
    private static final String FORGET = """
            delete from password_history where pool_id = :pool and sub = :sub and replaced_at not in (
                select replaced_at from password_history where pool_id = :pool and sub = :sub
                order by replaced_at desc limit :most)
            """;

    /** Hashes of the passwords that the policy forbids; none when it forbids none. */
    Uni<List<PasswordHash>> forbidden(Pool pool, User user) {
        int size = size(pool);
        if (size == 0 || user.passwordHash().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Panache.withSession(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(RECENT, String.class)
                                .setParameter("pool", pool.id())
                                .setParameter("sub", user.sub())
                                .setParameter("most", size - 1)
                                .getResultList()))
                .map(earlier -> Stream.concat(
                                user.passwordHash().stream(), earlier.stream().map(PasswordHash::new))
                        .toList());
    }

    /** Remembers the password that is about to be replaced, in the current transaction. */
    Uni<Void> remember(Pool pool, User user, Instant now) {
        if (size(pool) < 2 || user.passwordHash().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(ADD)
                        .setParameter("pool", pool.id())
                        .setParameter("sub", user.sub())
                        .setParameter("now", now)
                        .setParameter("hash", user.passwordHash().orElseThrow().phc())
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery(FORGET)
                                .setParameter("pool", pool.id())
                                .setParameter("sub", user.sub())
                                .setParameter("most", size(pool) - 1)
                                .executeUpdate()))
                .replaceWithVoid();
    }

    private static int size(Pool pool) {
        Integer size = pool.passwordPolicy().passwordHistorySize();
        return size == null ? 0 : size;
    }
}
