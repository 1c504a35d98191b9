package io.kognita.userpool.srp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.local.test.SrpClient;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SrpTest {

    private static final BigInteger N = SrpGroup.N;
    private static final ModularPower POWERS = new PureModularPower();

    /** Values that Amazon's own JavaScript client computed for fixed secrets. */
    record Vector(
            String pool,
            String user,
            String password,
            String a,
            String b,
            String salt,
            @JsonProperty("A") String clientValue,
            @JsonProperty("B") String serverValue,
            String verifier,
            String key,
            String secretBlock,
            String timestamp,
            String signature) {

        SrpVerifier verifierOf(String password) {
            return SrpVerifier.of(pool, user, password, number(salt), POWERS);
        }
    }

    static Stream<Vector> vectors() throws IOException {
        try (InputStream json = SrpTest.class.getResourceAsStream("/srp-vectors.json")) {
            return Stream.of(new ObjectMapper().readValue(json, Vector[].class));
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void computesWhatAmazonsClientComputes(Vector vector) {
        SrpVerifier verifier = vector.verifierOf(vector.password);
        SrpServer server = SrpServer.begin(verifier, POWERS, number(vector.b));
        byte[] key = server.sharedKey(SrpPublicValue.parse(vector.clientValue).orElseThrow(), verifier, POWERS);

        assertThat(verifier.value()).isEqualTo(number(vector.verifier));
        assertThat(server.hex()).isEqualTo(vector.serverValue);
        assertThat(HexFormat.of().formatHex(key)).isEqualTo(vector.key);
        assertThat(claim(vector).isSignedBy(key, Base64.getDecoder().decode(vector.signature)))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void theTestClientComputesWhatAmazonsClientComputes(Vector vector) {
        SrpClient client = new SrpClient(vector.pool, number(vector.a));

        assertThat(client.publicValue()).isEqualTo(vector.clientValue);
        assertThat(client.sign(
                        vector.user,
                        vector.password,
                        vector.salt,
                        vector.serverValue,
                        vector.secretBlock,
                        vector.timestamp))
                .isEqualTo(vector.signature);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void refusesAnotherPassword(Vector vector) {
        SrpVerifier verifier = vector.verifierOf(vector.password + "x");
        byte[] key = SrpServer.begin(verifier, POWERS, number(vector.b))
                .sharedKey(SrpPublicValue.parse(vector.clientValue).orElseThrow(), verifier, POWERS);

        assertThat(claim(vector).isSignedBy(key, Base64.getDecoder().decode(vector.signature)))
                .isFalse();
    }

    @Test
    void agreesWithAClientForManyRandomExchanges() {
        for (int round = 0; round < 20; round++) {
            SrpVerifier verifier = SrpVerifier.of("pool", "user", "password" + round, POWERS);
            SrpServer server = SrpServer.begin(verifier, POWERS, new SecureRandom());
            SrpClient client = new SrpClient("pool");

            assertThat(server.sharedKey(
                            SrpPublicValue.parse(client.publicValue()).orElseThrow(), verifier, POWERS))
                    .isEqualTo(client.key("user", "password" + round, verifier.salt(), server.publicValue()));
        }
    }

    @Test
    void refusesPublicValuesThatAreZeroInTheGroup() {
        assertThat(List.of("0", "00", hex(N), "00" + hex(N), hex(N.shiftLeft(1)), hex(N.multiply(N))))
                .allSatisfy(hex -> assertThat(SrpPublicValue.parse(hex)).isEmpty());
    }

    @Test
    void refusesPublicValuesLongerThanTheGroup() {
        assertThat(SrpPublicValue.parse("1" + "0".repeat(768))).isEmpty();
        assertThat(SrpPublicValue.parse("f".repeat(1 << 20))).isEmpty();
        assertThat(SrpPublicValue.parse("000" + "1".repeat(768))).isEmpty();
        assertThat(SrpPublicValue.parse("f".repeat(768))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "xyz", "0x10", " 1", "1 ", "\u0661", "1\n"})
    void refusesPublicValuesThatAreNotHexadecimal(String text) {
        assertThat(SrpPublicValue.parse(text)).isEmpty();
    }

    @Test
    void padsAPublicValueAsClientsDo() {
        assertThat(SrpPublicValue.parse("00" + "f".repeat(768))).isPresent();
        assertThat(SrpGroup.padded(BigInteger.valueOf(236))).containsExactly(0, 236);
        assertThat(SrpGroup.padded(BigInteger.valueOf(20))).containsExactly(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tue Nov 3 09:05:07 UTC 2026", "Tue Nov 03 09:05:07 UTC 2026"})
    void readsTimestampsOfClients(String text) {
        assertThat(ClaimTimestamp.parse(text)).contains(Instant.parse("2026-11-03T09:05:07Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Mon Nov 3 09:05:07 UTC 2026",
                "Tue Nov 3 09:05:07 CET 2026",
                "Die Nov 3 09:05:07 UTC 2026",
                "Tue Feb 30 09:05:07 UTC 2026",
                "Tue Nov 3 25:05:07 UTC 2026",
                "2026-11-03T09:05:07Z",
                "Tue Nov 3 09:05:07 UTC 2026Tue Nov 3 09:05:07 UTC 2026"
            })
    void refusesOtherTimestamps(String text) {
        assertThat(ClaimTimestamp.parse(text)).isEmpty();
    }

    @Test
    void writesTimestampsAsItReadsThem() {
        assertThat(ClaimTimestamp.format(Instant.parse("2026-11-03T09:05:07Z")))
                .isEqualTo("Tue Nov 3 09:05:07 UTC 2026");
    }

    @Test
    void neverPrintsASecret() {
        SrpVerifier verifier = SrpVerifier.of("pool", "user", "password", POWERS);

        assertThat(verifier + " " + SrpServer.begin(verifier, POWERS, new SecureRandom()))
                .isEqualTo("SrpVerifier[] SrpServer[]");
    }

    private static PasswordClaim claim(Vector vector) {
        return new PasswordClaim(
                vector.pool, vector.user, Base64.getDecoder().decode(vector.secretBlock), vector.timestamp);
    }

    private static BigInteger number(String hex) {
        return new BigInteger(hex, 16);
    }

    private static String hex(BigInteger number) {
        return number.toString(16);
    }
}
