package io.kognita.userpool.token;

import io.kognita.userpool.sweep.Swept;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Where token families are kept. */
@Singleton
class TokenFamilies implements Swept {

    /** Access tokens live a day at most, and one whose family is gone counts as revoked. */
    private static final Duration AFTER_EXPIRY = Duration.ofDays(1);

    private final Clock clock;

    TokenFamilies(Clock clock) {
        this.clock = clock;
    }

    /**
     * Begins a family in the current transaction.
     *
     * @throws ConstraintViolationException when its sign-in has given tokens before, see {@link #isSecond}
     */
    Uni<Void> begin(TokenFamily family) {
        return Panache.getSession().flatMap(session -> session.persist(family).chain(session::flush));
    }

    /** True for the failure of a sign-in that asks for tokens a second time. */
    static boolean isSecond(Throwable failure) {
        return failure instanceof ConstraintViolationException violation
                && String.valueOf(violation.getConstraintName()).contains("token_family");
    }

    Uni<Optional<TokenFamily>> find(String poolId, UUID originJti) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.find(TokenFamily.class, new TokenFamily.Key(poolId, originJti)))
                .map(Optional::ofNullable));
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

    /** True when tokens that a user got by a client until some moment have been revoked since. */
    Uni<Boolean> revokedSince(String poolId, UUID sub, String clientId, Instant issuedAt) {
        return Panache.withSession(() -> Panache.getSession()
                        .flatMap(session -> session.createSelectionQuery("""
                                        select count(*) from TokenFamily
                                        where poolId = :pool and sub = :sub and clientId = :client
                                          and revokedAt >= :issuedAt""", Long.class)
                                .setParameter("pool", poolId)
                                .setParameter("sub", sub)
                                .setParameter("client", clientId)
                                .setParameter("issuedAt", issuedAt)
                                .getSingleResult()))
                .map(revoked -> revoked > 0);
    }

    @Override
    public Leftovers leftovers() {
        return new Leftovers("token_family", "pool_id, origin_jti", "expires_at", AFTER_EXPIRY);
    }

    private Instant now() {
        return clock.instant();
    }
}
