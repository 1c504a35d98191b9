package io.kognita.userpool.pool;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** Finds user pools. */
@Singleton
public class Pools {

    /**
     * A pool by its id.
     *
     * @throws ResourceNotFoundException when there is none
     */
    public Uni<Pool> byId(String id) {
        return Panache.withSession(() -> Panache.getSession().flatMap(session -> session.find(UserPool.class, id)))
                .map(found -> {
                    if (found == null) {
                        throw ResourceNotFoundException.builder()
                                .message("User pool " + id + " does not exist.")
                                .build();
                    }
                    return new Pool(found.settings());
                });
    }
}
