package io.kognita.hostedui.page;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * A user who waits for a code, remembered from one page to the next.
 *
 * @param destination where the code went, masked; empty when that must not be told
 */
@RegisterForReflection
public record PendingUser(String clientId, String username, String destination, Instant expiresAt) {

    static final PendingUser NOBODY = new PendingUser("", "", "", Instant.EPOCH);

    /** True when nobody waits. */
    public boolean isNobody() {
        return username.isEmpty();
    }

    /** This user, or the one whom a form names when nobody is remembered. */
    public PendingUser orNamed(String name) {
        return isNobody() ? new PendingUser(clientId, name, "", expiresAt) : this;
    }
}
