package io.kognita.userpool.key;

import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.pool.UserPool;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** Reads and changes the keys of a pool, one change at a time: each locks the pool's row first. */
@Singleton
class KeyTable {

    private static final String OF_POOL = "from StoredKey where poolId = :pool order by createdAt desc";
    private static final String DUE = """
            select signing.poolId from StoredKey signing, StoredKey coming
            where signing.state = CURRENT and signing.promotedAt < :signsSince
                and coming.poolId = signing.poolId and coming.state = NEXT and coming.createdAt < :knownSince
            order by signing.promotedAt
            """;

    private static final int MOST_AT_ONCE = 1000;

    private static final String OUTLIVED =
            "delete from StoredKey where poolId = :pool and state = RETIRED and retiredAt < :before";

    private final KeyForm form;
    private final KeyStock stock;
    private final Clock clock;

    KeyTable(KeyForm form, KeyStock stock, Clock clock) {
        this.form = form;
        this.stock = stock;
        this.clock = clock;
    }

    /**
     * The keys of a pool, made now if it has none.
     *
     * @throws ResourceNotFoundException when there is no such pool
     */
    Uni<PoolKeys> keysOf(String poolId) {
        return Panache.withSession(() -> Panache.getSession().flatMap(session -> stored(session, poolId)))
                .flatMap(keys ->
                        keys.isEmpty() ? begin(poolId) : Uni.createFrom().item(opened(keys)));
    }

    /** Pools whose keys can be rotated, those first whose current key has signed longest. */
    Uni<List<String>> due(Instant signsSince) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(DUE, String.class)
                        .setParameter("signsSince", signsSince)
                        .setParameter("knownSince", knownSince())
                        .setMaxResults(MOST_AT_ONCE)
                        .getResultList()));
    }

    /** The current key retires, the next one becomes current, a new one comes next; false when that is not due. */
    Uni<Boolean> rotate(String poolId, Instant signsSince) {
        return stock.take()
                .flatMap(next -> Panache.withTransaction(() -> locked(poolId)
                        .flatMap(session -> stored(session, poolId)
                                .flatMap(keys -> isDue(keys, signsSince)
                                        ? rotate(session, keys, form.stored(poolId, next, clock.instant()))
                                                .replaceWith(true)
                                        : Uni.createFrom().item(false)))));
    }

    private boolean isDue(List<StoredKey> keys, Instant signsSince) {
        return keys.stream()
                        .anyMatch(key -> key.state() == KeyState.CURRENT
                                && key.promotedAt().isBefore(signsSince))
                && keys.stream()
                        .anyMatch(key ->
                                key.state() == KeyState.NEXT && key.createdAt().isBefore(knownSince()));
    }

    /** A next key that was published before this time is known to every verifier. */
    private Instant knownSince() {
        return clock.instant().minus(SigningKey.NOTICE);
    }

    private Uni<Void> rotate(Mutiny.Session session, List<StoredKey> keys, StoredKey next) {
        return advance(session, keys)
                .chain(() -> session.persist(next))
                .chain(() -> forgetOutlived(session, next.poolId()));
    }

    private Uni<PoolKeys> begin(String poolId) {
        return existing(poolId)
                .chain(() ->
                        Uni.combine().all().unis(stock.take(), stock.take()).asTuple())
                .flatMap(pairs -> Panache.withTransaction(() -> locked(poolId)
                        .flatMap(session -> stored(session, poolId)
                                .flatMap(keys -> keys.isEmpty()
                                        ? add(session, poolId, pairs.getItem1(), pairs.getItem2())
                                        : Uni.createFrom().item(keys)))))
                .map(this::opened);
    }

    /** Asked before keys are taken from the stock, so that names of pools that do not exist cannot empty it. */
    private static Uni<Void> existing(String poolId) {
        return Panache.withSession(() -> Panache.getSession().flatMap(session -> session.find(UserPool.class, poolId)))
                .onItem()
                .ifNull()
                .failWith(() -> Pools.notFound(poolId))
                .replaceWithVoid();
    }

    private Uni<List<StoredKey>> add(Mutiny.Session session, String poolId, KeyPair first, KeyPair second) {
        Instant now = clock.instant();
        StoredKey current = form.stored(poolId, first, now);
        current.promote(now);
        List<StoredKey> keys = List.of(current, form.stored(poolId, second, now));
        return session.persistAll(keys.toArray()).replaceWith(keys);
    }

    /** Two statements in this order: the table takes no second current key for a moment either. */
    private Uni<Void> advance(Mutiny.Session session, List<StoredKey> keys) {
        Instant now = clock.instant();
        keys.stream().filter(key -> key.state() == KeyState.CURRENT).forEach(key -> key.retire(now));
        return session.flush().chain(() -> {
            keys.stream().filter(key -> key.state() == KeyState.NEXT).forEach(key -> key.promote(now));
            return session.flush();
        });
    }

    private Uni<Void> forgetOutlived(Mutiny.Session session, String poolId) {
        return session.createMutationQuery(OUTLIVED)
                .setParameter("pool", poolId)
                .setParameter("before", clock.instant().minus(SigningKey.LIFE_IN_RETIREMENT))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Mutiny.Session> locked(String poolId) {
        return Panache.getSession()
                .flatMap(session -> session.find(UserPool.class, poolId, LockModeType.PESSIMISTIC_WRITE)
                        .onItem()
                        .ifNull()
                        .failWith(() -> Pools.notFound(poolId))
                        .replaceWith(session));
    }

    private static Uni<List<StoredKey>> stored(Mutiny.Session session, String poolId) {
        return session.createSelectionQuery(OF_POOL, StoredKey.class)
                .setParameter("pool", poolId)
                .getResultList();
    }

    private PoolKeys opened(List<StoredKey> keys) {
        return new PoolKeys(keys.stream().map(form::opened).toList());
    }
}
