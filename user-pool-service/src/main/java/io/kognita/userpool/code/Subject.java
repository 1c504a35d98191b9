package io.kognita.userpool.code;

import java.util.UUID;

/**
 * Whom a code or a limit is for.
 *
 * @param sub the user's id, or {@link Nobody}'s for a name that no user has
 */
public record Subject(String poolId, UUID sub) {}
