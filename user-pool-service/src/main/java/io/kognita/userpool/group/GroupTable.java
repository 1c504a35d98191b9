package io.kognita.userpool.group;

import io.kognita.userpool.pool.Quota;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** Groups in the database. */
@Singleton
class GroupTable {

    private static final String PAGE = "from UserGroup where poolId = :pool and name > :after order by name";
    private static final String COUNT = "select count(*) from UserGroup where poolId = :pool";

    private final GroupQuotas quotas;

    GroupTable(GroupQuotas quotas) {
        this.quotas = quotas;
    }

    /**
     * A group of a pool, in the current session if there is one.
     *
     * @throws ResourceNotFoundException when the pool has no such group
     */
    Uni<Group> existing(String poolId, String name) {
        return Panache.withSession(() -> find(poolId, name, LockModeType.NONE));
    }

    /** As {@link #existing}, to change in the current transaction. */
    Uni<Group> locked(String poolId, String name) {
        return find(poolId, name, LockModeType.PESSIMISTIC_WRITE);
    }

    /** As {@link #existing}, and not deleted by anybody before the current transaction ends. */
    Uni<Group> kept(String poolId, String name) {
        return find(poolId, name, LockModeType.PESSIMISTIC_READ);
    }

    /** Groups of a pool in the order of their names. */
    Uni<List<Group>> page(String poolId, String after, int size) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(PAGE, Group.class)
                        .setParameter("pool", poolId)
                        .setParameter("after", after)
                        .setMaxResults(size)
                        .getResultList()));
    }

    /**
     * Adds a group in the current transaction, which has locked the pool, so that nobody takes the name meanwhile.
     *
     * @throws LimitExceededException when the pool has as many as it may
     * @throws GroupExistsException when the name is taken
     */
    Uni<Void> add(Group group) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(COUNT, Long.class)
                        .setParameter("pool", group.poolId())
                        .getSingleResult()
                        .invoke(count -> Quota.checkRoom(count, quotas.perPool(), "groups for the user pool"))
                        .chain(() -> session.find(Group.class, new Group.Key(group.poolId(), group.name())))
                        .onItem()
                        .ifNotNull()
                        .failWith(() -> GroupExistsException.builder()
                                .message("A group with the name already exists.")
                                .build())
                        .chain(() -> session.persist(group))
                        .chain(session::flush));
    }

    Uni<Void> remove(Group group) {
        return Panache.getSession().flatMap(session -> session.remove(group).chain(session::flush));
    }

    private static Uni<Group> find(String poolId, String name, LockModeType lock) {
        return Panache.getSession()
                .flatMap(session -> session.find(Group.class, new Group.Key(poolId, name), lock))
                .onItem()
                .ifNull()
                .failWith(() -> ResourceNotFoundException.builder()
                        .message("Group not found.")
                        .build());
    }
}
