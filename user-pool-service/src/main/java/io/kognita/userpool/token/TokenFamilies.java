package io.kognita.userpool.token;

import io.kognita.userpool.sweep.Swept;
import io.kognita.userpool.user.User;
import io.kognita.wire.event.Event;
import io.kognita.wire.event.Outbox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where token families are kept. */
@Singleton
class TokenFamilies implements Swept {

    /** Access tokens live a day at most, and one whose family is gone counts as revoked. */
    private static final Duration AFTER_EXPIRY = Duration.ofDays(1);

    private static final String OWNED = """
            select family, owner from TokenFamily family
            left join User owner on owner.poolId = family.poolId and owner.sub = family.sub
            where family.poolId = :pool and\s""";
    private static final String BY_ID = OWNED + "family.originJti = :family";
    private static final String BY_EVENT = OWNED + "family.sub = :sub and family.eventId = :event";

    private static final String BEGIN = """
            insert into token_family (pool_id, origin_jti, sub, client_id, event_id, scopes, hosted, device, auth_time,
                expires_at, generation)
            values (:pool, :family, :sub, :client, :event, :scopes, :hosted, cast(nullif(:device, '') as uuid),
                :authenticated, :expires, :generation)
            on conflict do nothing returning 1
            """;

    private final Outbox outbox;
    private final Clock clock;

    TokenFamilies(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Begins a family and tells of its sign-in, both or neither.
     *
     * @return false when the sign-in has given tokens before
     */
    Uni<Boolean> begin(TokenFamily family, Event signIn) {
        Map<String, Object> row = Map.ofEntries(
                Map.entry("pool", family.poolId),
                Map.entry("family", family.originJti),
                Map.entry("sub", family.sub),
                Map.entry("client", family.clientId),
                Map.entry("event", family.eventId),
                Map.entry("scopes", family.scopes),
                Map.entry("hosted", family.hosted),
                Map.entry("device", family.device == null ? "" : family.device.toString()),
                Map.entry("authenticated", family.authTime),
                Map.entry("expires", family.expiresAt),
                Map.entry("generation", family.generation));
        return outbox.addWith(BEGIN, row, signIn);
    }

    /**
     * A family and its user, read at once.
     *
     * @param owner empty when the user has been deleted
     */
    record Owned(TokenFamily family, Optional<User> owner) {}

    Uni<Optional<Owned>> find(String poolId, UUID originJti) {
        return read(BY_ID, query -> query.setParameter("pool", poolId).setParameter("family", originJti));
    }

    /** The family of an access token; one that does not name it is found by the event that began it. */
    Uni<Optional<Owned>> of(AccessClaims claims) {
        return claims.originJti() != null
                ? find(claims.poolId(), claims.originJti())
                : read(
                        BY_EVENT,
                        query -> query.setParameter("pool", claims.poolId())
                                .setParameter("sub", claims.sub())
                                .setParameter("event", claims.eventId()));
    }

    private static Uni<Optional<Owned>> read(String hql, UnaryOperator<Mutiny.SelectionQuery<Object[]>> parameters) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> parameters
                        .apply(session.createSelectionQuery(hql, Object[].class))
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row)
                        .map(found -> new Owned((TokenFamily) found[0], Optional.ofNullable((User) found[1])))));
    }

    /** Replaces the current token in the current transaction; false when another call did, or the family is revoked. */
    Uni<Boolean> rotate(TokenFamily family) {
        return Panache.getSession()
                .flatMap(session -> session.createMutationQuery("""
                                update TokenFamily set generation = generation + 1, rotatedAt = :now
                                where poolId = :pool and originJti = :family and generation = :generation
                                  and revokedAt is null""")
                        .setParameter("now", now())
                        .setParameter("pool", family.poolId)
                        .setParameter("family", family.originJti)
                        .setParameter("generation", family.generation)
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /** Revokes a family in the current transaction; false when it was revoked before. */
    Uni<Boolean> revoke(TokenFamily family) {
        return Panache.getSession()
                .flatMap(session -> session.createMutationQuery("""
                                update TokenFamily set revokedAt = :now
                                where poolId = :pool and originJti = :family and revokedAt is null""")
                        .setParameter("now", now())
                        .setParameter("pool", family.poolId)
                        .setParameter("family", family.originJti)
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /** Revokes every family of a user in the current transaction. */
    Uni<Void> revokeAll(String poolId, UUID sub) {
        return Panache.getSession()
                .flatMap(session -> session.createMutationQuery("""
                                update TokenFamily set revokedAt = :now
                                where poolId = :pool and sub = :sub and revokedAt is null""")
                        .setParameter("now", now())
                        .setParameter("pool", poolId)
                        .setParameter("sub", sub)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /**
     * Revokes the families of some of a user's devices in the current transaction.
     *
     * @param spared a family to leave alone, or an id that none has
     */
    Uni<Void> revokeOf(User owner, List<UUID> devices, UUID spared) {
        return Panache.getSession()
                .flatMap(session -> session.createMutationQuery("""
                                update TokenFamily set revokedAt = :now
                                where poolId = :pool and sub = :sub and device in :devices and originJti <> :spared
                                  and revokedAt is null""")
                        .setParameter("now", now())
                        .setParameter("pool", owner.poolId())
                        .setParameter("sub", owner.sub())
                        .setParameter("devices", devices)
                        .setParameter("spared", spared)
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Leftovers leftovers() {
        return new Leftovers("token_family", "pool_id, origin_jti", "expires_at", AFTER_EXPIRY);
    }

    private Instant now() {
        return clock.instant();
    }
}
