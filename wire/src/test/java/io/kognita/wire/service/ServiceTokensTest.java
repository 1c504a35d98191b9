package io.kognita.wire.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.wire.aws.AwsFailure;
import io.kognita.wire.aws.Caller;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service token proves one caller to one service for a minute, and nothing else does. */
class ServiceTokensTest {

    private static final String KEY = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";
    private static final String OTHER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final ServiceTokens hostedUi = tokens(KEY, "hosted-ui-service", NOW);
    private final ServiceTokens userPool = tokens(KEY, "user-pool-service", NOW);

    @Test
    void provesTheCaller() {
        assertThat(userPool.verify(hostedUi.tokenFor("user-pool-service")))
                .isEqualTo(new Caller.Service("hosted-ui-service"));
    }

    @ParameterizedTest
    @CsvSource({
        "trigger-service, user-pool-service",
        "identity-pool-service, user-pool-service",
        "sync-service, user-pool-service",
        "hosted-ui-service, trigger-service",
        "user-pool-service, hosted-ui-service",
        "user-pool-service, sync-service",
        "a-stranger, user-pool-service"
    })
    void refusesAServiceThatHasNoBusinessHere(String caller, String called) {
        ServiceTokens callers = tokens(KEY, caller, NOW);
        assertThatThrownBy(() -> callers.tokenFor(called)).isInstanceOf(IllegalStateException.class);
        assertRefused(
                tokens(KEY, called, NOW),
                signed(caller, called, Duration.ofSeconds(60), SignatureAlgorithm.HS256, key(KEY)));
    }

    @Test
    void refusesATokenForAnotherService() {
        assertRefused(tokens(KEY, "trigger-service", NOW), userPool.tokenFor("user-pool-service"));
        assertRefused(hostedUi, hostedUi.tokenFor("user-pool-service"));
    }

    @Test
    void refusesATokenOfAnotherDeployment() {
        assertRefused(userPool, tokens(OTHER_KEY, "hosted-ui-service", NOW).tokenFor("user-pool-service"));
    }

    @Test
    void refusesATokenAfterAMinute() {
        String token = hostedUi.tokenFor("user-pool-service");
        assertThat(tokens(KEY, "user-pool-service", NOW.plusSeconds(60)).verify(token))
                .isNotNull();
        assertRefused(tokens(KEY, "user-pool-service", NOW.plusSeconds(66)), token);
    }

    @Test
    void refusesATokenFromTheFuture() {
        assertRefused(
                userPool, tokens(KEY, "hosted-ui-service", NOW.plusSeconds(10)).tokenFor("user-pool-service"));
    }

    @Test
    void refusesALongLife() {
        assertRefused(userPool, signed(Duration.ofHours(1), SignatureAlgorithm.HS256, key(KEY)));
    }

    @ParameterizedTest
    @EnumSource(names = {"HS384", "HS512"})
    void refusesAnotherAlgorithm(SignatureAlgorithm algorithm) {
        byte[] longKey = new byte[64];
        System.arraycopy(Base64.getDecoder().decode(KEY), 0, longKey, 0, 32);
        assertRefused(userPool, signed(Duration.ofSeconds(60), algorithm, new SecretKeySpec(longKey, "HmacSHA512")));
    }

    @Test
    void refusesATokenWithoutASignature() {
        String[] parts = hostedUi.tokenFor("user-pool-service").split("\\.", -1);
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        assertRefused(userPool, none + "." + parts[1] + ".");
        assertRefused(userPool, parts[0] + "." + parts[1] + ".");
    }

    @Test
    void refusesAnAsymmetricSignatureAndItsPublicKeyAsSecret() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();
        PublicKey publicKey = pair.getPublic();
        String rs256 = Jwt.issuer("hosted-ui-service")
                .audience("user-pool-service")
                .issuedAt(NOW)
                .expiresAt(NOW.plusSeconds(60))
                .jws()
                .algorithm(SignatureAlgorithm.RS256)
                .sign(pair.getPrivate());
        assertRefused(userPool, rs256);
        assertRefused(
                userPool,
                signed(
                        Duration.ofSeconds(60),
                        SignatureAlgorithm.HS256,
                        new SecretKeySpec(publicKey.getEncoded(), "HmacSHA256")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "not a token"})
    void refusesWhatIsNoToken(String text) {
        assertRefused(userPool, text);
    }

    @Test
    void refusesATokenWithoutItsClaims() {
        String noAudience = Jwt.issuer("hosted-ui-service")
                .issuedAt(NOW)
                .expiresAt(NOW.plusSeconds(60))
                .jws()
                .algorithm(SignatureAlgorithm.HS256)
                .sign(key(KEY));
        String noIssuer = Jwt.audience(Set.of("user-pool-service"))
                .issuedAt(NOW)
                .expiresAt(NOW.plusSeconds(60))
                .jws()
                .algorithm(SignatureAlgorithm.HS256)
                .sign(key(KEY));
        assertRefused(userPool, noAudience);
        assertRefused(userPool, noIssuer);
    }

    @Test
    void makesATokenOnceForItsLife() {
        assertThat(hostedUi.tokenFor("user-pool-service")).isSameAs(hostedUi.tokenFor("user-pool-service"));
    }

    @Test
    void refusesAShortServiceKey() {
        assertThatThrownBy(() -> tokens("c2hvcnQ=", "user-pool-service", NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String signed(Duration life, SignatureAlgorithm algorithm, SecretKey key) {
        return signed("hosted-ui-service", "user-pool-service", life, algorithm, key);
    }

    private static String signed(
            String caller, String called, Duration life, SignatureAlgorithm algorithm, SecretKey key) {
        return Jwt.issuer(caller)
                .audience(called)
                .issuedAt(NOW)
                .expiresAt(NOW.plus(life))
                .jws()
                .algorithm(algorithm)
                .sign(key);
    }

    private static void assertRefused(ServiceTokens verifier, String token) {
        assertThatThrownBy(() -> verifier.verify(token))
                .isInstanceOfSatisfying(
                        AwsFailure.class, failure -> assertThat(failure.code()).isEqualTo("AccessDeniedException"));
    }

    private static ServiceTokens tokens(String key, String self, Instant now) {
        return new ServiceTokens(key, self, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static SecretKey key(String base64) {
        return new SecretKeySpec(Base64.getDecoder().decode(base64), "HmacSHA256");
    }
}
