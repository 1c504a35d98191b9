package io.kognita.userpool.passkey;

import java.nio.ByteBuffer;
import java.util.UUID;

/** What authenticators know users by: their id, which tells nothing of them (Web Authentication, section 14.6.1). */
final class Handle {

    private Handle() {}

    static byte[] of(UUID sub) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(sub.getMostSignificantBits())
                .putLong(sub.getLeastSignificantBits())
                .array();
    }
}
