package io.kognita.userpool.device;

import io.kognita.userpool.user.User;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceKeyExistsException;

/** Devices in the database. */
@Singleton
class DeviceTable {

    private static final String OWN = "from Device where poolId = :pool and sub = :sub ";
    private static final String PAGE = OWN + "and id > :after order by id";
    private static final String LAST_USED_FIRST = "select id " + OWN + "order by authenticatedAt desc, id";
    private static final String DELETE = "delete " + OWN + "and id in :ids";

    private final DeviceQuotas quotas;

    DeviceTable(DeviceQuotas quotas) {
        this.quotas = quotas;
    }

    /** Devices of a user in the order of their ids. */
    Uni<List<Device>> page(User owner, UUID after, int size) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(PAGE, Device.class)
                        .setParameter("pool", owner.poolId())
                        .setParameter("sub", owner.sub())
                        .setParameter("after", after)
                        .setMaxResults(size)
                        .getResultList()));
    }

    /** Ids of the devices that a user has too many, those that were not used for the longest time; in the current transaction. */
    Uni<List<UUID>> surplus(User owner) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(LAST_USED_FIRST, UUID.class)
                        .setParameter("pool", owner.poolId())
                        .setParameter("sub", owner.sub())
                        .setFirstResult(quotas.perUser())
                        .getResultList());
    }

    /**
     * Adds a device in the current transaction, which has locked its owner.
     *
     * @throws DeviceKeyExistsException when it is there already
     */
    Uni<Void> add(Device device) {
        return Panache.getSession()
                .flatMap(session -> session.find(
                                Device.class, new Device.Key(device.poolId(), device.sub(), device.id()))
                        .onItem()
                        .ifNotNull()
                        .failWith(() -> DeviceKeyExistsException.builder()
                                .message("Device key already exists.")
                                .build())
                        .chain(() -> session.persist(device))
                        .chain(session::flush));
    }

    /** Takes devices away in the current transaction; gives how many of them were the user's. */
    Uni<Integer> remove(User owner, List<UUID> devices) {
        return Panache.getSession()
                .flatMap(session -> session.createMutationQuery(DELETE)
                        .setParameter("pool", owner.poolId())
                        .setParameter("sub", owner.sub())
                        .setParameter("ids", devices)
                        .executeUpdate());
    }
}
