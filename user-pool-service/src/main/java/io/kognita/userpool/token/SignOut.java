package io.kognita.userpool.token;

import io.kognita.userpool.auth.event.AuthenticationEvents;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.kognita.wire.aws.Call;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Ends every sign-in of a user. */
@Singleton
public class SignOut {

    private static final UUID NONE = new UUID(0, 0);

    private final TokenFamilies families;
    private final AuthenticationEvents events;

    SignOut(TokenFamilies families, AuthenticationEvents events) {
        this.families = families;
        this.events = events;
    }

    /** Revokes all refresh tokens of a user, and with them all access tokens. */
    public Uni<Void> everywhere(Pool pool, User user, Call call) {
        return Panache.withTransaction(
                () -> families.revokeAll(pool.id(), user.sub()).chain(() -> events.signedOut(pool, user, call)));
    }

    /**
     * Revokes what was signed in with some of a user's devices, in the current transaction.
     *
     * @param spared a sign-in to leave alone, or null for none
     */
    public Uni<Void> ofDevices(User user, List<UUID> devices, UUID spared) {
        return families.revokeOf(user, devices, Objects.requireNonNullElse(spared, NONE));
    }
}
