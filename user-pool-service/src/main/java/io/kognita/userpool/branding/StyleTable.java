package io.kognita.userpool.branding;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** Styles of managed login in the database; whoever changes one has locked its pool. */
@Singleton
class StyleTable {

    private static final String OF_CLIENT = "from ManagedLoginStyle where poolId = :pool and clientId = :client";

    /**
     * A style of a pool, in the current session if there is one.
     *
     * @throws ResourceNotFoundException when the pool has none with this id
     */
    Uni<ManagedLoginStyle> existing(String poolId, String id) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session ->
                        session.find(ManagedLoginStyle.class, new ManagedLoginStyle.Key(poolId, UUID.fromString(id))))
                .onItem()
                .ifNull()
                .failWith(() -> notFound("Managed login branding " + id + " does not exist.")));
    }

    /** The style of a client, in the current session if there is one. */
    Uni<Optional<ManagedLoginStyle>> ofClient(String poolId, String clientId) {
        return Panache.withSession(() -> Panache.getSession()
                        .flatMap(session -> session.createSelectionQuery(OF_CLIENT, ManagedLoginStyle.class)
                                .setParameter("pool", poolId)
                                .setParameter("client", clientId)
                                .getSingleResultOrNull()))
                .map(Optional::ofNullable);
    }

    Uni<Void> add(ManagedLoginStyle style) {
        return Panache.getSession().flatMap(session -> session.persist(style));
    }

    Uni<Void> remove(ManagedLoginStyle style) {
        return Panache.getSession().flatMap(session -> session.remove(style));
    }

    static ResourceNotFoundException notFound(String message) {
        return ResourceNotFoundException.builder().message(message).build();
    }
}
