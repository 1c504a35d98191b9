package io.kognita.userpool.code;

import io.kognita.userpool.message.Destination;
import io.kognita.userpool.message.Messages;
import io.kognita.userpool.message.Occasion;
import io.kognita.userpool.message.SimulatedDestination;
import io.kognita.userpool.pool.Pool;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * Goes through the motions of sending a code, to a stranger or to a user who must not get one: the same statements in one
 * transaction, after as much time as a function would take that words the message. The code is even kept, so that a wrong guess afterwards is answered as for anybody else.
 */
@Singleton
public class Pretence {

    private final Codes codes;
    private final Messages messages;
    private final Nobody nobody;

    Pretence(Codes codes, Messages messages, Nobody nobody) {
        this.codes = codes;
        this.messages = messages;
        this.nobody = nobody;
    }

    /** The destination to tell the client of. */
    public Uni<Destination> send(Addressee addressee, Purpose purpose, Occasion occasion) {
        Pool pool = addressee.pool();
        String name = addressee.name();
        Destination destination = SimulatedDestination.of(pool, name, nobody.random(pool.id(), pool.usernameKey(name)));
        return messages.pretendToWrite(pool, destination)
                .chain(() -> Panache.withTransaction(() -> codes.issue(addressee.subject(), purpose, destination)
                        .flatMap(code -> messages.pretend(pool, name, occasion, destination, code))))
                .replaceWith(destination);
    }
}
