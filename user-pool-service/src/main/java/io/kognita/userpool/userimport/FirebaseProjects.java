package io.kognita.userpool.userimport;

import io.kognita.userpool.password.foreign.FirebaseScrypt;
import io.kognita.userpool.password.foreign.ForeignHashes;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The Firebase projects from which pools take users over: what their password hashes need lies sealed. */
@Singleton
class FirebaseProjects {

    private static final String PUT = """
            insert into firebase_project (pool_id, parameters) values (:pool, :parameters)
            on conflict (pool_id) do update set parameters = excluded.parameters
            """;
    private static final String READ = "select parameters from firebase_project where pool_id = :pool";

    private final ForeignHashes hashes;

    FirebaseProjects(ForeignHashes hashes) {
        this.hashes = hashes;
    }

    /** Sets the project for users who are imported from now on; each user keeps what their own hash needs. */
    Uni<Void> put(String poolId, FirebaseScrypt project) {
        String sealed = hashes.seal(project);
        return Panache.withTransaction(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(PUT)
                                .setParameter("pool", poolId)
                                .setParameter("parameters", sealed)
                                .executeUpdate()))
                .replaceWithVoid();
    }

    /** The sealed parameters of a pool's project, in the current session. */
    Uni<Optional<String>> of(String poolId) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(READ, String.class)
                        .setParameter("pool", poolId)
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }
}
