package io.kognita.userpool.device;

import io.kognita.userpool.token.AccessGrant;
import io.kognita.userpool.user.UserEvents;
import io.kognita.userpool.user.Users;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Takes in the devices that users confirm. */
@Singleton
class NewDevices {

    private final Users users;
    private final DeviceTable table;
    private final DeviceRemoval removal;
    private final UserEvents events;
    private final Clock clock;

    NewDevices(Users users, DeviceTable table, DeviceRemoval removal, UserEvents events, Clock clock) {
        this.users = users;
        this.table = table;
        this.removal = removal;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Confirms the device of a sign-in. A user who has too many by now loses the one that was not used for the longest time,
     * for clients take a refusal here as one of the whole sign-in.
     *
     * @param name what its user calls it, or null
     * @param sealedVerifier of its password, or null when it has none
     */
    Uni<Void> confirm(AccessGrant grant, String name, byte[] sealedVerifier, String ip) {
        boolean remembered = !grant.pool().remembersDevicesOnPrompt();
        return Panache.withTransaction(() -> users.locked(grant.user())
                .call(owner -> table.add(
                        new Device(owner, grant.device(), name, sealedVerifier, remembered, ip, clock.instant())))
                .call(owner -> removal.forgetSurplus(grant.pool(), owner))
                .flatMap(owner -> events.tell(grant.pool(), owner, UserEvents.Fact.DEVICE_CONFIRMED)));
    }
}
