package io.kognita.userpool.passkey;

import io.kognita.userpool.sweep.Swept;
import io.kognita.userpool.user.User;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Registrations that are under way, one for a user: the last one that was started counts. */
@Singleton
class PendingRegistrations implements Swept {

    private static final String PUT = """
            insert into passkey_registration (pool_id, sub, client_id, challenge, expires_at)
            values (:pool, :sub, :client, :challenge, :expires)
            on conflict (pool_id, sub) do update
            set client_id = excluded.client_id, challenge = excluded.challenge, expires_at = excluded.expires_at
            """;

    /** Whoever takes it has it alone, of however many at once. */
    private static final String TAKE = """
            delete from passkey_registration where pool_id = :pool and sub = :sub
            returning client_id, challenge, expires_at > :now
            """;

    private final Clock clock;

    PendingRegistrations(Clock clock) {
        this.clock = clock;
    }

    /** What a registration was started with, and for whom. */
    record Pending(String clientId, byte[] challenge) {}

    Uni<Void> put(User user, String clientId, byte[] challenge, Duration validity) {
        Instant expires = clock.instant().plus(validity);
        return Panache.withTransaction(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(PUT)
                                .setParameter("pool", user.poolId())
                                .setParameter("sub", user.sub())
                                .setParameter("client", clientId)
                                .setParameter("challenge", challenge)
                                .setParameter("expires", expires.atOffset(ZoneOffset.UTC))
                                .executeUpdate()))
                .replaceWithVoid();
    }

    /** Takes a user's registration, so that its challenge is good for one try; empty when there is none, or it is too old. */
    Uni<Optional<Pending>> take(User user) {
        return Panache.withTransaction(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(TAKE, Object[].class)
                                .setParameter("pool", user.poolId())
                                .setParameter("sub", user.sub())
                                .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                                .getSingleResultOrNull()))
                .map(row -> Optional.ofNullable(row)
                        .filter(found -> (boolean) found[2])
                        .map(found -> new Pending((String) found[0], (byte[]) found[1])));
    }

    @Override
    public Leftovers leftovers() {
        return new Leftovers("passkey_registration", "pool_id, sub", "expires_at", Duration.ZERO);
    }
}
