package io.kognita.userpool.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final TotpSecret SECRET = new TotpSecret("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    /** RFC 6238, appendix B, the rows for SHA-1, of which six digits are the last six. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void makesTheCodesOfTheStandard(long seconds, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(seconds)))).isEqualTo(code);
    }

    @Test
    void takesTheCodesOfTheNeighbouringStepsAndNoOthers() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        long step = Totp.step(now);

        for (long near = step - 1; near <= step + 1; near++) {
            assertThat(Totp.matching(SECRET, Totp.code(SECRET, near), now)).containsExactly(near);
        }
        assertThat(Totp.matching(SECRET, Totp.code(SECRET, step - 2), now)).isEmpty();
        assertThat(Totp.matching(SECRET, Totp.code(SECRET, step + 2), now)).isEmpty();
        assertThat(Totp.matching(SECRET, "", now)).isEmpty();
    }

    @Test
    void writesASecretAsAppsReadIt() {
        assertThat(SECRET.base32()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(SECRET.toString())
                .doesNotContain("GEZDG", "1234", Base64.getEncoder().encodeToString(SECRET.bytes()));
    }
}
