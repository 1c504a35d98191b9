package io.kognita.userpool.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Access tokens whose signature was found right, by their digest: an application presents the same one again and again, and
 * to check it anew costs more than the rest of a read. What can change is asked each time: the key, the time, the revocation.
 */
final class VerifiedTokens {

    /** About ten megabytes when full. */
    private static final int MAX_TOKENS = 20_000;

    private final Cache<String, Verified> tokens =
            Caffeine.newBuilder().maximumSize(MAX_TOKENS).build();

    /**
     * A token as it was verified.
     *
     * @param keyId id of the key in its header
     * @param key what verified it
     */
    record Verified(AccessClaims claims, String keyId, PublicKey key, Instant expiry) {

        /** Whether a verification now would end the same. */
        boolean stillBy(PublicKey current, Instant now) {
            return key.equals(current) && now.isBefore(expiry);
        }
    }

    Optional<Verified> of(String digest) {
        return Optional.ofNullable(tokens.getIfPresent(digest));
    }

    void keep(String digest, Verified verified) {
        tokens.put(digest, verified);
    }

    /** The key to find a token by; the token itself is not kept. */
    static String digest(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
