package io.kognita.userpool.libcrypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.userpool.work.SigningWork;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signatures by libcrypto, judged by the JDK. Debian and Ubuntu have libcrypto wherever a TLS client is. */
class RsaKeysTest {

    private static final byte[] MESSAGE = "header.payload".getBytes(StandardCharsets.US_ASCII);

    private static KeyPair pair;

    @BeforeAll
    static void generate() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        pair = generator.generateKeyPair();
    }

    @Test
    void signsAsTheJdkDoes() throws GeneralSecurityException {
        PrivateKey held = keys(true).privateKey(pair.getPrivate().getEncoded());

        assertThat(held).isInstanceOf(LibcryptoKey.class);
        assertThat(sign(held, MESSAGE)).isEqualTo(sign(pair.getPrivate(), MESSAGE));
        assertThat(verifies(pair.getPublic(), sign(held, MESSAGE))).isTrue();
        assertThat(sign(held, new byte[0])).isEqualTo(sign(pair.getPrivate(), new byte[0]));
    }

    @Test
    void leavesOtherKeysToTheJdk() throws GeneralSecurityException {
        PrivateKey plain = keys(false).privateKey(pair.getPrivate().getEncoded());

        assertThat(plain).isNotInstanceOf(LibcryptoKey.class);
        assertThat(verifies(pair.getPublic(), sign(plain, MESSAGE))).isTrue();
    }

    @Test
    void oneKeySignsOnManyThreads() throws GeneralSecurityException {
        PrivateKey held = keys(true).privateKey(pair.getPrivate().getEncoded());
        byte[] expected = sign(held, MESSAGE);

        List<byte[]> signatures = IntStream.range(0, 200)
                .parallel()
                .mapToObj(number -> signQuietly(held))
                .toList();

        assertThat(signatures).allSatisfy(signature -> assertThat(signature).isEqualTo(expected));
    }

    @Test
    void refusesBytesThatAreNoKey() {
        Libcrypto libcrypto = Libcrypto.load().orElseThrow();

        assertThatThrownBy(() -> libcrypto.privateKey(new byte[] {0x30, 0x03, 1, 2, 3}))
                .isInstanceOf(InvalidKeyException.class);
    }

    @Test
    void neverPrintsAKey() throws GeneralSecurityException {
        assertThat(keys(true).privateKey(pair.getPrivate().getEncoded()))
                .asString()
                .isEqualTo("LibcryptoKey[]");
    }

    private static RsaKeys keys(boolean libcrypto) {
        RsaKeys keys = new RsaKeys(new Work(libcrypto));
        keys.offer();
        return keys;
    }

    private static byte[] signQuietly(PrivateKey key) {
        try {
            return sign(key, MESSAGE);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] sign(PrivateKey key, byte[] message) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(message);
        return signature.sign();
    }

    private static boolean verifies(PublicKey key, byte[] signed) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update(MESSAGE);
        return signature.verify(signed);
    }

    private record Work(boolean libcrypto) implements SigningWork {
        @Override
        public OptionalInt workers() {
            return OptionalInt.empty();
        }

        @Override
        public int queue() {
            return 1;
        }
    }
}
