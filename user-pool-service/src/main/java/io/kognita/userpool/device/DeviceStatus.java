package io.kognita.userpool.device;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserEvents;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceRememberedStatusType;

/** Remembers devices that are there, or no more. */
@Singleton
class DeviceStatus {

    private final Devices devices;
    private final UserEvents events;
    private final Clock clock;

    DeviceStatus(Devices devices, UserEvents events, Clock clock) {
        this.devices = devices;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Changes the status of a user's device.
     *
     * @param status null to leave it as it is
     */
    Uni<Void> update(Pool pool, User owner, String key, DeviceRememberedStatusType status) {
        return Panache.withTransaction(() -> devices.existing(pool, owner, key)
                .flatMap(device -> status == null
                        ? Uni.createFrom().voidItem()
                        : update(pool, owner, device, status == DeviceRememberedStatusType.REMEMBERED)));
    }

    private Uni<Void> update(Pool pool, User owner, Device device, boolean remembered) {
        device.remember(remembered, clock.instant());
        return events.tell(pool, owner, UserEvents.Fact.DEVICE_CHANGED);
    }
}
