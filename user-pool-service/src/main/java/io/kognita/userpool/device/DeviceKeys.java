package io.kognita.userpool.device;

import io.kognita.userpool.pool.Pool;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Names of devices as clients know them: {@code <region>_<UUID>} for one, and one name for all of a pool's together. */
public final class DeviceKeys {

    private static final int GROUP_LENGTH = 9;
    private static final int UUID_LENGTH = 36;

    private DeviceKeys() {}

    /** {@code DeviceKey}: the user name in a device's SRP exchange. */
    public static String key(Pool pool, UUID device) {
        return pool.region() + "_" + device;
    }

    /** {@code DeviceGroupKey}: the pool name in a device's SRP exchange. Nothing is secret about it. */
    public static String groupKey(Pool pool) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("device-group/" + pool.id()).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(hash).substring(0, GROUP_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The id in a key; empty when it is none that {@link #key} makes for this pool. */
    public static Optional<UUID> parse(Pool pool, String key) {
        String prefix = pool.region() + "_";
        if (!key.startsWith(prefix) || key.length() != prefix.length() + UUID_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(key.substring(prefix.length())))
                    .filter(device -> key(pool, device).equals(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
