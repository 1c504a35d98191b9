package io.kognita.userpool.key;

import io.kognita.userpool.pool.CacheSize;
import io.kognita.wire.cache.SettingsCache;
import io.kognita.wire.cache.SettingsChanges;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.time.Clock;
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

    /**
     * Lets the next key sign from now on. Tokens signed before stay valid, and verifiers know the new key already, for it
     * was published as the next one; a second rotation within the time that verifiers keep a key set outruns them.
     *
     * @throws ResourceNotFoundException when there is no such pool
     */
    public Uni<Void> rotate(String poolId) {
        return table.rotate(poolId).invoke(() -> cache.forget(poolId));
    }
}
