package io.kognita.userpool.code;

import io.kognita.wire.seal.Sealer;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Stands in for users who do not exist. The same name in the same pool always gets the same stand-in, as a real user
 * would, and nobody without the deployment's key can tell it from a real one.
 */
@Singleton
public class Nobody {

    private static final String PURPOSE = "nobody";

    private final Sealer sealer;

    Nobody(Sealer sealer) {
        this.sealer = sealer;
    }

    /** An id in place of the user's. */
    public Subject subject(String poolId, String username) {
        ByteBuffer bytes = ByteBuffer.wrap(random(poolId, username));
        // The version and variant bits of a random UUID (RFC 9562).
        long high = (bytes.getLong() & ~0xF000L) | 0x4000L;
        long low = (bytes.getLong() & ~(0b11L << 62)) | (0b10L << 62);
        return new Subject(poolId, new UUID(high, low));
    }

    /** 32 bytes that look random, always the same for a name. */
    public byte[] random(String poolId, String username) {
        return sealer.mac(PURPOSE, poolId + "\0" + username);
    }
}
