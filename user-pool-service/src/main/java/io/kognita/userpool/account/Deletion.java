package io.kognita.userpool.account;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.token.SignOut;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserEvents;
import io.kognita.userpool.user.Users;
import io.kognita.wire.aws.Call;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Takes users away, with their tokens. */
@Singleton
public class Deletion {

    private final Users users;
    private final SignOut signOut;
    private final UserEvents events;

    Deletion(Users users, SignOut signOut, UserEvents events) {
        this.users = users;
        this.signOut = signOut;
        this.events = events;
    }

    public Uni<Void> delete(Pool pool, User user, Call call) {
        return Panache.withTransaction(() -> users.locked(user)
                .call(locked -> signOut.everywhere(pool, locked, call))
                .call(locked -> events.tell(pool, locked, UserEvents.Fact.DELETED))
                .flatMap(locked -> Panache.getSession().flatMap(session -> session.remove(locked))));
    }
}
