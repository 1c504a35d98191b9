package io.kognita.userpool.code;

import io.kognita.userpool.user.User;
import java.util.UUID;

/**
 * Whom a code or a limit is for.
 *
 * @param sub the user's id, {@link Nobody}'s for a name that no user has, or a sign-in's
 */
public record Subject(String poolId, UUID sub) {

    public static Subject of(User user) {
        return new Subject(user.poolId(), user.sub());
    }
}
