package io.kognita.userpool.auth;

import io.kognita.userpool.user.User;
import java.util.Optional;

/**
 * Who tries to sign in: a user, or a name that no user has and whose client must not learn so.
 *
 * @param username the name as given
 * @param subject what failures are counted against: the user's id however they name themselves; of a name that nobody has,
 *     an id that looks the same and is always that name's
 */
public record Candidate(String username, Optional<User> user, String subject) {}
