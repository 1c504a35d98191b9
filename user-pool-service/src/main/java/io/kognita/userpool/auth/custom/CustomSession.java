package io.kognita.userpool.auth.custom;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * Names a question of a custom authentication, as the client carries it, sealed.
 *
 * @param sub the user, or an id that no user has when there is none by that name and the client must not learn it
 * @param username the name the user gave
 * @param round which of the sign-in's questions it is
 */
@RegisterForReflection
public record CustomSession(UUID signIn, UUID sub, String username, int round, Instant expires) {}
