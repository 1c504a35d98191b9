package io.kognita.userpool.encryption;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that wraps data keys, as the raw AES keyring of the AWS Encryption SDK does with AES-256-GCM.
 *
 * @param namespace the keyring's key namespace
 * @param name the keyring's key name
 * @param key 32 bytes
 * @see <a href="https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/use-raw-aes-keyring.html">Raw AES keyrings</a>
 */
public record WrappingKey(String namespace, String name, byte[] key) {

    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    public WrappingKey {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a wrapping key has 32 bytes, this one " + key.length);
        }
        key = key.clone();
    }

    @Override
    public byte[] key() {
        return key.clone();
    }

    /** A data key as a message's header holds it: provider id, provider information, ciphertext and tag. */
    byte[] wrap(byte[] dataKey, SecureRandom random) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        byte[] provider = namespace.getBytes(StandardCharsets.UTF_8);
        byte[] information = ByteBuffer.allocate(nameBytes().length + 2 * Integer.BYTES + IV_BYTES)
                .put(nameBytes())
                .putInt(TAG_BITS)
                .putInt(IV_BYTES)
                .put(iv)
                .array();
        byte[] wrapped = encrypt(dataKey, iv);
        return ByteBuffer.allocate(3 * Short.BYTES + provider.length + information.length + wrapped.length)
                .putShort((short) provider.length)
                .put(provider)
                .putShort((short) information.length)
                .put(information)
                .putShort((short) wrapped.length)
                .put(wrapped)
                .array();
    }

    /** The encryption context would be authenticated here too; these messages have none. */
    private byte[] encrypt(byte[] dataKey, byte[] iv) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
            return cipher.doFinal(dataKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] nameBytes() {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WrappingKey that
                && namespace.equals(that.namespace)
                && name.equals(that.name)
                && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return "WrappingKey[" + name + "]";
    }
}
