package io.kognita.userpool.device;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** Finds users' devices and tells that they were used. */
@Singleton
public class Devices {

    private static final String USED = """
            update Device set authenticatedAt = :now, lastIp = :ip where poolId = :pool and sub = :sub and id = :id
            """;

    private final Clock clock;

    Devices(Clock clock) {
        this.clock = clock;
    }

    /** A user's device, in the current session if there is one. */
    public Uni<Optional<Device>> find(User owner, UUID device) {
        return Panache.withSession(() -> Panache.getSession()
                        .flatMap(session ->
                                session.find(Device.class, new Device.Key(owner.poolId(), owner.sub(), device))))
                .map(Optional::ofNullable);
    }

    /**
     * A user's device by the name that a client has for it. Somebody else's is not there.
     *
     * @throws ResourceNotFoundException when the user has no such device
     */
    public Uni<Device> existing(Pool pool, User owner, String key) {
        return DeviceKeys.parse(pool, key)
                .map(device -> find(owner, device).map(found -> found.orElseThrow(Devices::notFound)))
                .orElseThrow(Devices::notFound);
    }

    /**
     * Tells that a user signed in with a device, in the current transaction.
     *
     * @throws ResourceNotFoundException when it has been forgotten meanwhile
     */
    public Uni<Void> used(User owner, UUID device, String ip) {
        return Panache.getSession()
                .flatMap(session -> session.createMutationQuery(USED)
                        .setParameter("now", clock.instant())
                        .setParameter("ip", ip)
                        .setParameter("pool", owner.poolId())
                        .setParameter("sub", owner.sub())
                        .setParameter("id", device)
                        .executeUpdate())
                .invoke(rows -> {
                    if (rows == 0) {
                        throw notFound();
                    }
                })
                .replaceWithVoid();
    }

    static ResourceNotFoundException notFound() {
        return ResourceNotFoundException.builder()
                .message("Device does not exist.")
                .build();
    }
}
