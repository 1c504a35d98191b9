package io.kognita.userpool.auth;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * Where a sign-in of the user's choice stands before anything is proved, as the client carries it, sealed.
 *
 * @param signIn id of the sign-in
 * @param sub whom the name belongs to, or an id that no user has
 * @param username the name as given
 */
@RegisterForReflection
public record FirstStep(UUID signIn, UUID sub, String username, Instant expires) {}
