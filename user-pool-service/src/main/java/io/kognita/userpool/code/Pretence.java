package io.kognita.userpool.code;

import io.kognita.userpool.message.Destination;
import io.kognita.userpool.message.SimulatedDestination;
import io.kognita.userpool.pool.Pool;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * Goes through the motions of sending a code, to a stranger or to a user who must not get one. A code is even kept, so
 * that a wrong guess afterwards is answered as for anybody else.
 */
@Singleton
public class Pretence {

    private final Codes codes;
    private final Nobody nobody;

    Pretence(Codes codes, Nobody nobody) {
        this.codes = codes;
        this.nobody = nobody;
    }

    /** The destination to tell the client of. */
    public Uni<Destination> send(Pool pool, Subject subject, Purpose purpose, String username) {
        byte[] random = nobody.random(pool.id(), pool.usernameKey(username));
        Destination destination = SimulatedDestination.of(pool, username, random);
        return Panache.withTransaction(() -> codes.issue(subject, purpose, destination))
                .replaceWith(destination);
    }
}
