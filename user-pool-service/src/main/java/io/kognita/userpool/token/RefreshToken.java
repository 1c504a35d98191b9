package io.kognita.userpool.token;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * What a refresh token says once opened. Clients hold it sealed with the deployment's key, so it can be neither read nor
 * forged, and a stolen table makes none.
 *
 * @param family the family it belongs to, {@code origin_jti}
 * @param generation how often the family's token had been rotated when this one was made
 */
record RefreshToken(UUID family, UUID sub, int generation) {

    private static final int LENGTH = 2 * 16 + 4;

    byte[] encoded() {
        return ByteBuffer.allocate(LENGTH)
                .putLong(family.getMostSignificantBits())
                .putLong(family.getLeastSignificantBits())
                .putLong(sub.getMostSignificantBits())
                .putLong(sub.getLeastSignificantBits())
                .putInt(generation)
                .array();
    }

    static RefreshToken decoded(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new RefreshToken(
                new UUID(buffer.getLong(), buffer.getLong()),
                new UUID(buffer.getLong(), buffer.getLong()),
                buffer.getInt());
    }
}
