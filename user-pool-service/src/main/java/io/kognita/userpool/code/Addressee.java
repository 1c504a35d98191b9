package io.kognita.userpool.code;

import io.kognita.userpool.user.User;
import java.util.Optional;

/**
 * The user that a call without a session names; for a name that nobody has, a stand-in with which everything goes the
 * same way.
 *
 * @param user empty for a stand-in
 */
public record Addressee(Subject subject, Optional<User> user) {

    /** The user, if one may be told of: a disabled user is treated as one who does not exist. */
    public Optional<User> active() {
        return user.filter(User::enabled);
    }
}
