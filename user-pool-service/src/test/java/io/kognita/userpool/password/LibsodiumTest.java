package io.kognita.userpool.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** libsodium and Bouncy Castle compute the same, so hashes move between machines that have it and machines that do not. */
class LibsodiumTest {

    private static final byte[] SALT = "sixteen byte salt".substring(0, 16).getBytes(StandardCharsets.US_ASCII);

    private final Argon2Function pure = new PureArgon2();
    private final Argon2Function sodium = Libsodium.load(pure).orElseThrow();

    @ParameterizedTest
    @CsvSource({"8, 1", "64, 1", "64, 3", "7168, 5", "19456, 2"})
    void agreesWithBouncyCastle(int memory, int passes) {
        Argon2id parameters = new Argon2id(memory, passes, 1);
        byte[] password = "Pässwörd-1".getBytes(StandardCharsets.UTF_8);

        assertThat(sodium.derive(parameters, password, SALT, 32))
                .isEqualTo(pure.derive(parameters, password, SALT, 32));
    }

    @Test
    void hashesTheEmptyPassword() {
        Argon2id parameters = new Argon2id(64, 1, 1);

        assertThat(sodium.derive(parameters, new byte[0], SALT, 32))
                .isEqualTo(pure.derive(parameters, new byte[0], SALT, 32));
    }

    @ParameterizedTest
    @CsvSource({"2, 16, 32", "1, 8, 32", "1, 16, 12"})
    void leavesWhatLibsodiumCannotDoToBouncyCastle(int lanes, int saltBytes, int length) {
        Argon2id parameters = new Argon2id(64, 1, lanes);
        byte[] password = {1, 2, 3};

        assertThat(sodium.derive(parameters, password, new byte[saltBytes], length))
                .isEqualTo(pure.derive(parameters, password, new byte[saltBytes], length));
    }
}
