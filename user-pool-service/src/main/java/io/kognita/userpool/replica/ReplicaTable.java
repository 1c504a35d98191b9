package io.kognita.userpool.replica;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** Replicas in the database; whoever changes one has locked its pool. */
@Singleton
class ReplicaTable {

    private static final String OF_POOL = "from Replica where poolId = :pool order by region";

    /** The replicas of a pool, of which there are few, in the order of their regions. */
    Uni<List<Replica>> of(String poolId) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(OF_POOL, Replica.class)
                        .setParameter("pool", poolId)
                        .getResultList()));
    }

    /**
     * A replica of a pool, in the current session.
     *
     * @throws ResourceNotFoundException when the pool has none in this region
     */
    Uni<Replica> existing(String poolId, String region) {
        return Panache.getSession()
                .flatMap(session -> session.find(Replica.class, new Replica.Key(poolId, region)))
                .onItem()
                .ifNull()
                .failWith(() -> ResourceNotFoundException.builder()
                        .message("User pool " + poolId + " has no replica in " + region + ".")
                        .build());
    }

    Uni<Void> add(Replica replica) {
        return Panache.getSession().flatMap(session -> session.persist(replica));
    }

    Uni<Void> remove(Replica replica) {
        return Panache.getSession().flatMap(session -> session.remove(replica));
    }
}
