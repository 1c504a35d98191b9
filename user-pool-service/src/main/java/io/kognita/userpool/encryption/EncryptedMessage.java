package io.kognita.userpool.encryption;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A message of the AWS Encryption SDK, version 2, in the algorithm suite 0x0478 (AES-256-GCM, HKDF-SHA512, key commitment, no
 * signature), which every commitment policy of its libraries opens. One frame, no encryption context.
 *
 * @see <a href="https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/message-format.html">Message format</a>
 */
public final class EncryptedMessage {

    private static final byte VERSION = 2;
    private static final short SUITE = 0x0478;
    private static final int KEY_BYTES = 32;
    private static final int MESSAGE_ID_BYTES = 32;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte FRAMED = 2;
    private static final int FRAME_LENGTH = 4096;
    private static final int FINAL_FRAME = 0xFFFFFFFF;
    private static final int FIRST = 1;
    private static final byte[] FINAL_FRAME_TEXT =
            "AWSKMSEncryptionClient Final Frame".getBytes(StandardCharsets.UTF_8);

    private EncryptedMessage() {}

    /**
     * Encrypts a short text.
     *
     * @param plain at most a frame of it
     */
    public static byte[] of(byte[] plain, WrappingKey wrapping, SecureRandom random) {
        if (plain.length > FRAME_LENGTH) {
            throw new IllegalArgumentException("a message of one frame has at most " + FRAME_LENGTH + " bytes");
        }
        byte[] dataKey = bytes(KEY_BYTES, random);
        byte[] messageId = bytes(MESSAGE_ID_BYTES, random);
        try {
            SecretKey encryptionKey = new SecretKeySpec(derive(dataKey, messageId, "DERIVEKEY"), "AES");
            byte[] header = header(messageId, wrapping.wrap(dataKey, random), derive(dataKey, messageId, "COMMITKEY"));
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            message.writeBytes(header);
            // The header is authenticated under an IV of zeros, which no frame has.
            message.writeBytes(encrypt(encryptionKey, new byte[IV_BYTES], header, new byte[0]));
            message.writeBytes(frame(encryptionKey, messageId, plain));
            return message.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The version's header up to its authentication tag. */
    private static byte[] header(byte[] messageId, byte[] wrappedDataKey, byte[] commitment) {
        return ByteBuffer.allocate(1 + 2 + messageId.length + 2 + 2 + wrappedDataKey.length + 1 + 4 + commitment.length)
                .put(VERSION)
                .putShort(SUITE)
                .put(messageId)
                .putShort((short) 0)
                .putShort((short) 1)
                .put(wrappedDataKey)
                .put(FRAMED)
                .putInt(FRAME_LENGTH)
                .put(commitment)
                .array();
    }

    /** The final frame, which is the first; its IV is its number. */
    private static byte[] frame(SecretKey key, byte[] messageId, byte[] plain) throws GeneralSecurityException {
        byte[] iv = ByteBuffer.allocate(IV_BYTES).putLong(0).putInt(FIRST).array();
        byte[] authenticated = ByteBuffer.allocate(
                        messageId.length + FINAL_FRAME_TEXT.length + Integer.BYTES + Long.BYTES)
                .put(messageId)
                .put(FINAL_FRAME_TEXT)
                .putInt(FIRST)
                .putLong(plain.length)
                .array();
        byte[] content = encrypt(key, iv, authenticated, plain);
        return ByteBuffer.allocate(3 * Integer.BYTES + IV_BYTES + content.length)
                .putInt(FINAL_FRAME)
                .putInt(FIRST)
                .put(iv)
                .putInt(plain.length)
                .put(content)
                .array();
    }

    private static byte[] encrypt(SecretKey key, byte[] iv, byte[] authenticated, byte[] plain)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(authenticated);
        return cipher.doFinal(plain);
    }

    /** HKDF-SHA512 with the message's id as its salt; the key that encrypts has the suite in front of its label. */
    private static byte[] derive(byte[] dataKey, byte[] messageId, String label) throws GeneralSecurityException {
        byte[] text = label.getBytes(StandardCharsets.UTF_8);
        byte[] info = label.equals("DERIVEKEY")
                ? ByteBuffer.allocate(Short.BYTES + text.length)
                        .putShort(SUITE)
                        .put(text)
                        .array()
                : text;
        return KDF.getInstance("HKDF-SHA512")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addIKM(dataKey)
                        .addSalt(messageId)
                        .thenExpand(info, KEY_BYTES));
    }

    private static byte[] bytes(int count, SecureRandom random) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
