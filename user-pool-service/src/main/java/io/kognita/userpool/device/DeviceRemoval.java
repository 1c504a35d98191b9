package io.kognita.userpool.device;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.token.SignOut;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserEvents;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Forgets devices, and ends what was signed in with them. */
@Singleton
class DeviceRemoval {

    private final DeviceTable table;
    private final SignOut signOut;
    private final UserEvents events;

    DeviceRemoval(DeviceTable table, SignOut signOut, UserEvents events) {
        this.table = table;
        this.signOut = signOut;
        this.events = events;
    }

    /**
     * Forgets a device by the name that clients have for it.
     *
     * @param spared a sign-in whose access token goes on until it ends, or null for none
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException when the user has no
     *     such device
     */
    Uni<Void> forget(Pool pool, User owner, String key, UUID spared) {
        List<UUID> device = List.of(DeviceKeys.parse(pool, key).orElseThrow(Devices::notFound));
        return Panache.withTransaction(() -> table.remove(owner, device)
                .invoke(removed -> {
                    if (removed == 0) {
                        throw Devices.notFound();
                    }
                })
                .chain(() -> ended(pool, owner, device, spared)));
    }

    /** Forgets the devices that a user has too many, in the current transaction. */
    Uni<Void> forgetSurplus(Pool pool, User owner) {
        return table.surplus(owner)
                .flatMap(surplus -> surplus.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : table.remove(owner, surplus).chain(() -> ended(pool, owner, surplus, null)));
    }

    private Uni<Void> ended(Pool pool, User owner, List<UUID> devices, UUID spared) {
        return signOut.ofDevices(owner, devices, spared)
                .chain(() -> events.tell(pool, owner, UserEvents.Fact.DEVICE_FORGOTTEN));
    }
}
