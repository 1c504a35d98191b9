package io.kognita.worker;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Randomness, digests and message authentication for {@code crypto.js}. Bytes are texts with one in each character. */
final class Cryptography {

    private static final Map<String, String> DIGESTS =
            Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha384", "SHA-384", "sha512", "SHA-512");

    private static final SecureRandom RANDOM = new SecureRandom();

    private Cryptography() {}

    static String random(int size) {
        byte[] bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return text(bytes);
    }

    /** The digest of data; null for an algorithm that is not here. */
    static String digest(String algorithm, String data) {
        String name = DIGESTS.get(plain(algorithm));
        if (name == null) {
            return null;
        }
        try {
            return text(MessageDigest.getInstance(name).digest(bytes(data)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The HMAC of data; null for an algorithm that is not here. */
    static String hmac(String algorithm, String key, String data) {
        if (!DIGESTS.containsKey(plain(algorithm))) {
            return null;
        }
        String name = "Hmac" + plain(algorithm).toUpperCase(Locale.ROOT);
        try {
            Mac mac = Mac.getInstance(name);
            // Java refuses an empty key; one zero byte is padded to the same.
            mac.init(new SecretKeySpec(key.isEmpty() ? new byte[1] : bytes(key), name));
            return text(mac.doFinal(bytes(data)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean equal(String one, String other) {
        return MessageDigest.isEqual(bytes(one), bytes(other));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String plain(String algorithm) {
        return algorithm.toLowerCase(Locale.ROOT).replace("-", "");
    }
}
