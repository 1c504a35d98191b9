package io.kognita.userpool.key;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;

/**
 * An RSA key of a pool, ready for use.
 *
 * @param id the {@code kid} of tokens: the key's JWK thumbprint (RFC 7638)
 * @param retiredAt null unless the key is retired
 */
public record SigningKey(
        String id, PrivateKey privateKey, PublicKey publicKey, KeyState state, Instant createdAt, Instant retiredAt) {

    /** ID and access tokens live a day at most; an hour more for clocks and caches. */
    static final Duration LIFE_IN_RETIREMENT = Duration.ofHours(25);

    /** Verifiers may keep a key set for an hour; an hour more for caches on the way. */
    static final Duration NOTICE = Duration.ofHours(2);

    /** True while a token signed with it may be valid. */
    boolean verifies(Instant now) {
        return retiredAt == null || now.isBefore(retiredAt.plus(LIFE_IN_RETIREMENT));
    }

    /** Keys never reach a log. */
    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
