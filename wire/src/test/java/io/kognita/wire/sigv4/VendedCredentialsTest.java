package io.kognita.wire.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.wire.aws.AwsFailure;
import io.kognita.wire.aws.Caller;
import io.kognita.wire.config.TestDeployment;
import io.kognita.wire.seal.Sealer;
import io.kognita.wire.sigv4.VendedCredentials.Credentials;
import io.kognita.wire.sigv4.VendedCredentials.Holder;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Vended keys sign requests as any key does, until they expire, and only together with their own session token. */
class VendedCredentialsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final URI DATASETS = URI.create("http://localhost/identitypools/p/identities/i/datasets");
    private static final Holder HOLDER =
            new Holder("us-east-1:pool", "us-east-1:me", "arn:aws:iam::1:role/app", true, Map.of("username", "ada"));

    private final Credentials credentials = vending(NOW).vend(HOLDER, NOW.plusSeconds(3600));

    @Test
    void provesWhoHoldsThem() {
        assertThat(verify(credentials, NOW))
                .isEqualTo(new Caller.Identity(
                        credentials.accessKeyId(),
                        "us-east-1:pool",
                        "us-east-1:me",
                        "arn:aws:iam::1:role/app",
                        true,
                        Map.of("username", "ada")));
    }

    @Test
    void looksAsAwsMakesThem() {
        assertThat(credentials.accessKeyId()).matches("ASIA[A-Z2-7]{16}");
        assertThat(credentials.secretKey()).hasSize(40);
        assertThat(credentials.expiration()).isEqualTo(NOW.plusSeconds(3600));
        assertThat(credentials.toString()).doesNotContain(credentials.secretKey(), credentials.sessionToken());
    }

    @Test
    void refusesThemOnceExpired() {
        assertRefused(credentials, NOW.plusSeconds(3600), "ExpiredTokenException");
    }

    @Test
    void refusesAnotherKeysSessionToken() {
        Credentials other = vending(NOW).vend(HOLDER, NOW.plusSeconds(3600));
        Credentials mixed = new Credentials(
                credentials.accessKeyId(), credentials.secretKey(), other.sessionToken(), credentials.expiration());
        assertRefused(mixed, NOW, "UnrecognizedClientException");
    }

    @Test
    void refusesAForgedSessionToken() {
        String token = credentials.sessionToken();
        String forged = token.substring(0, token.length() - 2) + (token.endsWith("AA") ? "BB" : "AA");
        assertRefused(
                new Credentials(credentials.accessKeyId(), credentials.secretKey(), forged, credentials.expiration()),
                NOW,
                "UnrecognizedClientException");
    }

    @Test
    void refusesThemWithoutTheirSessionToken() {
        SdkSigner signer = new SdkSigner(
                AwsCredentialsIdentity.create(credentials.accessKeyId(), credentials.secretKey()),
                "us-east-1",
                "cognito-sync",
                NOW);
        SignedRequest request = signer.sign("GET", DATASETS, Map.of(), "");
        assertThatThrownBy(() -> verifier(NOW).verify(request, "cognito-sync")).isInstanceOf(AwsFailure.class);
    }

    @Test
    void refusesAWrongSecret() {
        assertRefused(
                new Credentials(
                        credentials.accessKeyId(), "guess", credentials.sessionToken(), credentials.expiration()),
                NOW,
                "InvalidSignatureException");
    }

    private static void assertRefused(Credentials credentials, Instant now, String code) {
        assertThatThrownBy(() -> verify(credentials, now))
                .isInstanceOfSatisfying(
                        AwsFailure.class, failure -> assertThat(failure.code()).isEqualTo(code));
    }

    private static Caller verify(Credentials credentials, Instant now) {
        SdkSigner signer = new SdkSigner(
                AwsSessionCredentialsIdentity.create(
                        credentials.accessKeyId(), credentials.secretKey(), credentials.sessionToken()),
                "us-east-1",
                "cognito-sync",
                now);
        return verifier(now).verify(signer.sign("GET", DATASETS, Map.of(), ""), "cognito-sync");
    }

    private static SignatureVerifier verifier(Instant now) {
        TestDeployment deployment = TestDeployment.with(Map.of());
        return new SignatureVerifier(
                new AccessKeys(deployment, vending(now)), deployment, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static VendedCredentials vending(Instant now) {
        return new VendedCredentials(
                new Sealer(TestDeployment.MASTER_KEY, List.of()), Clock.fixed(now, ZoneOffset.UTC));
    }
}
