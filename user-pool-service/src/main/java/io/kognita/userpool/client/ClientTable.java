package io.kognita.userpool.client;

import io.kognita.userpool.pool.Quota;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** Clients in the database, for the operations that administer them; a client of another pool does not exist. */
@Singleton
class ClientTable {

    private static final String PAGE = "from UserPoolClient where poolId = :pool and id > :after order by id";

    private static final String COUNT = "select count(*) from UserPoolClient where poolId = :pool";

    private final ClientQuotas quotas;

    ClientTable(ClientQuotas quotas) {
        this.quotas = quotas;
    }

    /**
     * A client of a pool.
     *
     * @throws ResourceNotFoundException when the pool has no such client
     */
    Uni<UserPoolClient> read(String poolId, String id) {
        return Panache.withSession(() -> existing(poolId, id));
    }

    /** As {@link #read}, to change in the current transaction; other changes wait. */
    Uni<UserPoolClient> locked(String poolId, String id) {
        return Panache.getSession()
                .flatMap(session -> session.find(
                        UserPoolClient.class, new UserPoolClient.Key(poolId, id), LockModeType.PESSIMISTIC_WRITE))
                .onItem()
                .ifNull()
                .failWith(() -> Clients.notFound(id));
    }

    /** Clients of a pool in the order of their ids. */
    Uni<List<UserPoolClient>> page(String poolId, String after, int size) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(PAGE, UserPoolClient.class)
                        .setParameter("pool", poolId)
                        .setParameter("after", after)
                        .setMaxResults(size)
                        .getResultList()));
    }

    /**
     * Adds a client in the current transaction, which has locked the pool, so that nobody adds another one meanwhile.
     *
     * @throws LimitExceededException when the pool has as many as it may
     */
    Uni<Void> add(String poolId, UserPoolClient client) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(COUNT, Long.class)
                        .setParameter("pool", poolId)
                        .getSingleResult()
                        .invoke(count -> Quota.checkRoom(count, quotas.perPool(), "app clients for the user pool"))
                        .chain(() -> session.persist(client)));
    }

    private static Uni<UserPoolClient> existing(String poolId, String id) {
        return Panache.getSession()
                .flatMap(session -> session.find(UserPoolClient.class, new UserPoolClient.Key(poolId, id)))
                .onItem()
                .ifNull()
                .failWith(() -> Clients.notFound(id));
    }
}
