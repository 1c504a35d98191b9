package io.kognita.userpool.resourceserver;

import io.kognita.userpool.pool.Quota;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** Resource servers in the database; whoever changes one has locked its pool. */
@Singleton
class ResourceServerTable {

    private static final String PAGE =
            "from ResourceServer where poolId = :pool and identifier > :after order by identifier";
    private static final String COUNT = "select count(*) from ResourceServer where poolId = :pool";

    private final ResourceServerQuotas quotas;

    ResourceServerTable(ResourceServerQuotas quotas) {
        this.quotas = quotas;
    }

    /**
     * A resource server of a pool, in the current session if there is one.
     *
     * @throws ResourceNotFoundException when the pool has no such resource server
     */
    Uni<ResourceServer> existing(String poolId, String identifier) {
        return Panache.withSession(() -> find(poolId, identifier)
                .onItem()
                .ifNull()
                .failWith(() -> ResourceNotFoundException.builder()
                        .message("Resource server " + identifier + " does not exist.")
                        .build()));
    }

    /** Resource servers of a pool in the order of their identifiers. */
    Uni<List<ResourceServer>> page(String poolId, String after, int size) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(PAGE, ResourceServer.class)
                        .setParameter("pool", poolId)
                        .setParameter("after", after)
                        .setMaxResults(size)
                        .getResultList()));
    }

    /**
     * Adds a resource server in the current transaction.
     *
     * @throws LimitExceededException when the pool has as many as it may
     * @throws InvalidParameterException when the pool has one with this identifier
     */
    Uni<Void> add(String poolId, ResourceServer server) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(COUNT, Long.class)
                        .setParameter("pool", poolId)
                        .getSingleResult()
                        .invoke(count -> Quota.checkRoom(count, quotas.perPool(), "resource servers for the user pool"))
                        .chain(() -> find(poolId, server.identifier()))
                        .onItem()
                        .ifNotNull()
                        .failWith(() -> InvalidParameterException.builder()
                                .message(server.identifier() + " already exists in user pool " + poolId + ".")
                                .build())
                        .chain(() -> session.persist(server)));
    }

    Uni<Void> remove(ResourceServer server) {
        return Panache.getSession().flatMap(session -> session.remove(server));
    }

    private static Uni<ResourceServer> find(String poolId, String identifier) {
        return Panache.getSession()
                .flatMap(session -> session.find(ResourceServer.class, new ResourceServer.Key(poolId, identifier)));
    }
}
