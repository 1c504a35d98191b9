package io.kognita.userpool.auth;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * Where a sign-in stands that waits for the proof of a device.
 *
 * @param device that is asked
 * @param instead true when its proof takes the place of a second factor
 */
@RegisterForReflection
public record DeviceSession(Session session, UUID device, boolean instead) {

    public Instant expires() {
        return session.expires();
    }
}
