package io.kognita.userpool.code;

import io.kognita.userpool.client.ClientCall;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The user whom a call without a session names; for a name that nobody has, a stand-in with which everything goes the
 * same way.
 *
 * @param name as the caller gave it
 * @param user empty for a stand-in
 */
public record Addressee(ClientCall call, String name, Subject subject, Optional<User> user) {

    public Pool pool() {
        return call.pool();
    }

    /** The user, if one may be told of: a disabled user is treated as one who does not exist. */
    public Optional<User> active() {
        return user.filter(User::enabled);
    }

    /** Refuses in plain words where the client hides nothing; elsewhere the call goes on as for a stand-in. */
    public void refuseOpenly(Consumer<User> refusal) {
        if (!call.client().hidesUnknownUsers()) {
            user.ifPresent(refusal);
        }
    }
}
