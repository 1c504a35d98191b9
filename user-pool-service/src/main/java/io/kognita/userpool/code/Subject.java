package io.kognita.userpool.code;

import io.kognita.userpool.user.User;
import java.util.UUID;

/**
 * Whom a code or a limit is for.
 *
 * @param sub the user's id, or {@link Nobody}'s for a name that no user has
 */
public record Subject(String poolId, UUID sub) {

    public static Subject of(User user) {
        return new Subject(user.poolId(), user.sub());
    }
}
