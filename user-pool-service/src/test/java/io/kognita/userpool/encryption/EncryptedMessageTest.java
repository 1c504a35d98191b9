package io.kognita.userpool.encryption;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.encryptionsdk.AwsCrypto;
import com.amazonaws.encryptionsdk.CommitmentPolicy;
import com.amazonaws.encryptionsdk.CryptoResult;
import com.amazonaws.encryptionsdk.exception.AwsCryptoException;
import com.amazonaws.encryptionsdk.jce.JceMasterKey;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amazon's own library is the judge. */
class EncryptedMessageTest {

    private static final String NAMESPACE = "kognita";
    private static final String NAME = "arn:aws:kms:us-east-1:000000000000:key/senders";

    /** Marker, number, IV and length of the final frame, a code of six digits and the tag. */
    private static final int FRAME_BYTES = 4 + 4 + 12 + 4 + 6 + 16;

    private final SecureRandom random = new SecureRandom();
    private final byte[] key = bytes();
    private final WrappingKey wrapping = new WrappingKey(NAMESPACE, NAME, key);

    @ParameterizedTest
    @EnumSource
    void everyPolicyOpensIt(CommitmentPolicy policy) {
        CryptoResult<byte[], JceMasterKey> opened = open(policy, EncryptedMessage.of(text("123456"), wrapping, random));
        assertThat(opened.getResult()).isEqualTo(text("123456"));
        assertThat(opened.getEncryptionContext()).isEmpty();
        assertThat(opened.getCryptoAlgorithm().name()).isEqualTo("ALG_AES_256_GCM_HKDF_SHA512_COMMIT_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "Pa$$wörd 密码", "x"})
    void opensToWhatWasEncrypted(String plain) {
        assertThat(open(EncryptedMessage.of(text(plain.repeat(3)), wrapping, random)))
                .isEqualTo(text(plain.repeat(3)));
    }

    @Test
    void opensAFullFrame() {
        byte[] plain = new byte[4096];
        random.nextBytes(plain);
        assertThat(open(EncryptedMessage.of(plain, wrapping, random))).isEqualTo(plain);
        assertThatThrownBy(() -> EncryptedMessage.of(new byte[4097], wrapping, random))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noBitOfItMayBeChanged() {
        byte[] message = EncryptedMessage.of(text("123456"), wrapping, random);
        List<Integer> accepted = IntStream.range(0, message.length)
                .filter(position -> {
                    byte[] changed = message.clone();
                    changed[position] ^= 1;
                    return opens(changed);
                })
                .boxed()
                .toList();
        int frameNumber = message.length - FRAME_BYTES + Integer.BYTES;
        assertThat(accepted)
                .as("the number of the frame, which the library counts itself and authenticates so")
                .containsExactly(frameNumber, frameNumber + 1, frameNumber + 2, frameNumber + 3);
    }

    private boolean opens(byte[] message) {
        try {
            open(message);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Test
    void anotherKeyDoesNotOpenIt() {
        byte[] message = EncryptedMessage.of(text("123456"), new WrappingKey(NAMESPACE, NAME, bytes()), random);
        assertThatThrownBy(() -> open(message)).isInstanceOf(AwsCryptoException.class);
    }

    @Test
    void noTwoMessagesAreAlike() {
        Set<String> messages = new HashSet<>();
        for (int count = 0; count < 100; count++) {
            messages.add(new String(EncryptedMessage.of(text("123456"), wrapping, random), ISO_8859_1));
        }
        assertThat(messages).hasSize(100).noneMatch(message -> message.contains("123456"));
    }

    @Test
    void takesKeysOf256BitsAndShowsNone() {
        assertThatThrownBy(() -> new WrappingKey(NAMESPACE, NAME, new byte[16]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(wrapping).hasToString("WrappingKey[" + NAME + "]");
    }

    private byte[] open(byte[] message) {
        return open(CommitmentPolicy.RequireEncryptRequireDecrypt, message).getResult();
    }

    private CryptoResult<byte[], JceMasterKey> open(CommitmentPolicy policy, byte[] message) {
        JceMasterKey keyring =
                JceMasterKey.getInstance(new SecretKeySpec(key, "AES"), NAMESPACE, NAME, "AES/GCM/NoPadding");
        return AwsCrypto.builder().withCommitmentPolicy(policy).build().decryptData(keyring, message);
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }

    private byte[] bytes() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }
}
