package io.kognita.userpool.signup;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * What leads from a sign-up to a first sign-in, as the client carries it, sealed.
 *
 * @param signIn id of that sign-in, which gives tokens once
 * @param sub the new user
 */
@RegisterForReflection
public record SignUpSession(UUID signIn, UUID sub, Instant expires) {}
