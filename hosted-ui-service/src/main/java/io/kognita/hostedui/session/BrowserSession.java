package io.kognita.hostedui.session;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * A user's sign-in in one browser.
 *
 * @param id names the session, so that it can be ended before it expires
 * @param sub the user's id
 * @param providerName who proved the user: an identity provider, or {@code COGNITO}
 * @param authTime when the user proved who they are
 */
@RegisterForReflection
public record BrowserSession(
        String id, String poolId, String sub, String providerName, Instant authTime, Instant expiresAt) {}
