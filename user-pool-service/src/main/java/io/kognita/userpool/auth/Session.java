package io.kognita.userpool.auth;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * Where a sign-in stands between two calls, as the client carries it, sealed.
 *
 * @param signIn id of the sign-in
 * @param sub the user who proved the steps so far
 * @param username the name the user gave at the first step
 */
@RegisterForReflection
public record Session(UUID signIn, UUID sub, String username, Instant expires) {}
