package io.kognita.userpool.key;

import io.kognita.userpool.pool.CacheSize;
import io.kognita.wire.cache.SettingsCache;
import io.kognita.wire.cache.SettingsChanges;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** The signing keys of pools. A pool gets its first two keys when they are first asked for. */
@Singleton
public class SigningKeys {

    private final KeyTable table;
    private final SettingsCache<PoolKeys> cache;
    private final Clock clock;

    SigningKeys(KeyTable table, SettingsChanges changes, CacheSize size, Clock clock) {
        this.table = table;
        this.cache = changes.cache("keys", size.keys(), table::keysOf);
        this.clock = clock;
    }

    /**
     * The key that signs a pool's tokens.
     *
     * @throws ResourceNotFoundException when there is no such pool
     */
    public Uni<SigningKey> current(String poolId) {
        return cache.find(poolId).map(keys -> keys.current().orElseThrow());
    }

    /**
     * A pool's key by its {@code kid}, as long as tokens signed with it may be valid.
     *
     * @throws ResourceNotFoundException when there is no such pool
     */
    public Uni<Optional<PublicKey>> verificationKey(String poolId, String id) {
        return published(poolId)
                .map(keys -> keys.stream()
                        .filter(key -> key.id().equals(id))
                        .map(SigningKey::publicKey)
                        .findFirst());
    }

    /** Keys that verifiers have to know: the next, the current, and retired ones that signed tokens still valid. */
    Uni<List<SigningKey>> published(String poolId) {
        return cache.find(poolId).map(keys -> keys.verifying(clock.instant()));
    }

    /** Pools whose current key has signed since before a time, and whose next key every verifier knows. */
    Uni<List<String>> due(Instant signsSince) {
        return table.due(signsSince);
    }

    /**
     * Lets the next key sign from now on, unless another replica did so meanwhile. Tokens signed before stay valid, and
     * verifiers know the new key, for it was published as the next one.
     *
     * @return false when the pool is not {@link #due} any more
     * @throws ResourceNotFoundException when there is no such pool
     */
    Uni<Boolean> rotate(String poolId, Instant signsSince) {
        return table.rotate(poolId, signsSince).invoke(() -> cache.forget(poolId));
    }
}
