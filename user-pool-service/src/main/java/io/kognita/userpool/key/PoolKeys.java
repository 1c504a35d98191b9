package io.kognita.userpool.key;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The keys of one pool. */
record PoolKeys(List<SigningKey> keys) {

    PoolKeys {
        keys = keys.stream().sorted(Comparator.comparing(SigningKey::state)).toList();
    }

    /** The key that signs; empty for a pool that has signed nothing yet. */
    Optional<SigningKey> current() {
        return keys.stream().filter(key -> key.state() == KeyState.CURRENT).findFirst();
    }

    /** Keys whose signatures count now, the next one included. */
    List<SigningKey> verifying(Instant now) {
        return keys.stream().filter(key -> key.verifies(now)).toList();
    }
}
