package io.kognita.identitypool.pool;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.LockMode;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

/** Reads and writes identity pools in the current session. */
@Singleton
public class IdentityPoolTable {

    /**
     * A pool by its id.
     *
     * @throws ResourceNotFoundException when there is none
     */
    Uni<IdentityPool> find(String id) {
        return orNotFound(id, Panache.getSession().flatMap(session -> session.find(IdentityPool.class, id)));
    }

    /** The same, which nobody else changes until this transaction ends. */
    public Uni<IdentityPool> changeable(String id) {
        return orNotFound(
                id,
                Panache.getSession()
                        .flatMap(session -> session.find(IdentityPool.class, id, LockMode.PESSIMISTIC_WRITE)));
    }

    Uni<Void> add(IdentityPool pool) {
        return Panache.getSession().flatMap(session -> session.persist(pool));
    }

    Uni<Void> remove(IdentityPool pool) {
        return Panache.getSession().flatMap(session -> session.remove(pool));
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

    private static Uni<IdentityPool> orNotFound(String id, Uni<IdentityPool> found) {
        return found.onItem()
                .ifNull()
                .failWith(() -> ResourceNotFoundException.builder()
                        .message("IdentityPool '" + id + "' not found.")
                        .build());
    }
}
