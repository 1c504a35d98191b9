package io.kognita.userpool.auth;

import io.kognita.userpool.sweep.Swept;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Remembers sign-ins whose second factor is proved and that wait for their device. The session of {@code DEVICE_SRP_AUTH} says
 * so too, but amazon-cognito-identity-js comes back with the one before, which cannot know.
 */
@Singleton
public class AwaitedDevices implements Swept {

    private static final String PUT = """
            insert into awaited_device (pool_id, sign_in, device, expires_at) values (:pool, :id, :device, :expires)
            on conflict (pool_id, sign_in) do update set device = excluded.device, expires_at = excluded.expires_at
            """;

    private static final String FIND = """
            select device from awaited_device where pool_id = :pool and sign_in = :id and expires_at > :now
            """;

    private final Clock clock;

    AwaitedDevices(Clock clock) {
        this.clock = clock;
    }

    Uni<Void> put(String poolId, UUID signIn, UUID device, Instant expires) {
        return Panache.withTransaction(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(PUT)
                                .setParameter("pool", poolId)
                                .setParameter("id", signIn)
                                .setParameter("device", device)
                                .setParameter("expires", expires)
                                .executeUpdate()))
                .replaceWithVoid();
    }

    /** The device that a sign-in waits for; empty when its second factor is not proved, or was too long ago. */
    public Uni<Optional<UUID>> find(String poolId, UUID signIn) {
        return Panache.withSession(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(FIND, UUID.class)
                                .setParameter("pool", poolId)
                                .setParameter("id", signIn)
                                .setParameter("now", clock.instant())
                                .getSingleResultOrNull()))
                .map(Optional::ofNullable);
    }

    @Override
    public Leftovers leftovers() {
        return new Leftovers("awaited_device", "pool_id, sign_in", "expires_at", Duration.ZERO);
    }
}
