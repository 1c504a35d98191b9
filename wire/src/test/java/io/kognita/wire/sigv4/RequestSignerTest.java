package io.kognita.wire.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

class RequestSignerTest {

    private static final String KEY = "AKIAIOSFODNN7EXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"", "Action=Publish&Message=f%C3%BCr+dich"})
    void signsAsTheSdkDoes(String body) {
        SdkSigner sdk = new SdkSigner(
                AwsCredentialsIdentity.builder()
                        .accessKeyId(KEY)
                        .secretAccessKey(SECRET)
                        .build(),
                "eu-central-1",
                "sns",
                NOW);
        SignedRequest expected = sdk.sign(
                "POST",
                URI.create("http://localhost:4500/a%20b/?c=d&a=b"),
                Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
                body);
        Map<String, List<String>> unsigned = new TreeMap<>(expected.headers());
        unsigned.remove("authorization");
        unsigned.remove("x-amz-date");
        SignedRequest request = new SignedRequest("POST", expected.path(), expected.query(), unsigned, expected.body());

        assertThat(new RequestSigner(KEY, SECRET, "eu-central-1", "sns").sign(request, NOW))
                .containsEntry("Authorization", expected.header("authorization"))
                .containsEntry("X-Amz-Date", expected.header("x-amz-date"));
    }

    @Test
    void doesNotShowItsSecret() {
        assertThat(new RequestSigner(KEY, SECRET, "eu-central-1", "sns").toString())
                .doesNotContain(SECRET);
    }
}
