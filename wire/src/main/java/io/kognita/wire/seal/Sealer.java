package io.kognita.wire.seal;

import io.kognita.wire.config.Deployment;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals values at rest and in clients' hands with AES-256-GCM (NIST SP 800-38D) under keys that HKDF-SHA256 (RFC 5869)
 * derives from the deployment's master key, one for each purpose.
 *
 * <p>A sealed value is {@code version (1) | master key id (4) | nonce (12) | ciphertext and tag (16)}. What was sealed for
 * one purpose or context does not open for another.
 */
@Singleton
public class Sealer {

    private static final byte VERSION = 1;
    private static final int KEY_ID_BYTES = 4;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int OVERHEAD = 1 + KEY_ID_BYTES + NONCE_BYTES + TAG_BYTES;

    private final List<MasterKey> keys;
    private final SecureRandom random = new SecureRandom();

    @Inject
    public Sealer(Deployment deployment) {
        this(deployment.masterKey(), deployment.previousMasterKeys().orElse(List.of()));
    }

    /**
     * @param current 32 bytes in Base64; seals
     * @param previous keys that only open
     */
    public Sealer(String current, List<String> previous) {
        keys = new ArrayList<>();
        keys.add(new MasterKey(current));
        previous.forEach(key -> keys.add(new MasterKey(key)));
    }

    /**
     * Seals for a purpose.
     *
     * @param context what the value is bound to, for example the row it lies in; must be given again to open it
     */
    public byte[] seal(String purpose, byte[] plain, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        MasterKey key = keys.getFirst();
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key.derive(purpose), new GCMParameterSpec(TAG_BYTES * 8, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = cipher.doFinal(plain);
            return ByteBuffer.allocate(OVERHEAD - TAG_BYTES + sealed.length)
                    .put(VERSION)
                    .put(key.id)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens what {@link #seal} sealed; empty when it was tampered with, or sealed for something else. */
    public Optional<byte[]> open(String purpose, byte[] sealed, String context) {
        if (sealed.length < OVERHEAD || sealed[0] != VERSION) {
            return Optional.empty();
        }
        byte[] id = Arrays.copyOfRange(sealed, 1, 1 + KEY_ID_BYTES);
        for (MasterKey key : keys) {
            if (MessageDigest.isEqual(key.id, id)) {
                return open(key.derive(purpose), sealed, context);
            }
        }
        return Optional.empty();
    }

    /** As {@link #seal}, in URL-safe Base64 without padding. */
    public String sealText(String purpose, byte[] plain, String context) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(seal(purpose, plain, context));
    }

    /** Opens what {@link #sealText} sealed. */
    public Optional<byte[]> openText(String purpose, String sealed, String context) {
        try {
            return open(purpose, Base64.getUrlDecoder().decode(sealed), context);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * A MAC (HMAC-SHA256) under the current master key: always the same for a text, and nobody else can make it.
     *
     * @return 32 bytes
     */
    public byte[] mac(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(keys.getFirst().derive(purpose));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<byte[]> open(SecretKey key, byte[] sealed, String context) {
        int start = 1 + KEY_ID_BYTES;
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * 8, sealed, start, NONCE_BYTES));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(sealed, start + NONCE_BYTES, sealed.length - start - NONCE_BYTES));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class MasterKey {

        private final byte[] secret;
        private final byte[] id;
        private final Map<String, SecretKey> derived = new ConcurrentHashMap<>();

        MasterKey(String base64) {
            secret = Base64.getDecoder().decode(base64);
            if (secret.length != 32) {
                throw new IllegalArgumentException("a master key has 32 bytes, this one " + secret.length);
            }
            id = Arrays.copyOf(derive("key-id").getEncoded(), KEY_ID_BYTES);
        }

        SecretKey derive(String purpose) {
            return derived.computeIfAbsent(purpose, this::deriveNew);
        }

        private SecretKey deriveNew(String purpose) {
            try {
                KDF hkdf = KDF.getInstance("HKDF-SHA256");
                byte[] key = hkdf.deriveData(HKDFParameterSpec.ofExtract()
                        .addIKM(secret)
                        .thenExpand(("kognita/" + purpose).getBytes(StandardCharsets.UTF_8), 32));
                return new SecretKeySpec(key, "AES");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
