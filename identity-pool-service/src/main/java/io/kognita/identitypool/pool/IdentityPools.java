package io.kognita.identitypool.pool;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

/** Finds identity pools in the current session. */
@Singleton
public class IdentityPools {

    /**
     * A pool by its id.
     *
     * @throws ResourceNotFoundException when there is none
     */
    public Uni<IdentityPool> byId(String id) {
        return Panache.getSession()
                .flatMap(session -> session.find(IdentityPool.class, id))
                .onItem()
                .ifNull()
                .failWith(() -> notFound(id));
    }

    /** Pools in the order of their ids; {@code after} is empty for the first page. */
    Uni<List<IdentityPool>> page(String after, int limit) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(
                                "from IdentityPool where id > :after order by id", IdentityPool.class)
                        .setParameter("after", after)
                        .setMaxResults(limit)
                        .getResultList());
    }

    private static ResourceNotFoundException notFound(String id) {
        return ResourceNotFoundException.builder()
                .message("IdentityPool '" + id + "' not found.")
                .build();
    }
}
