package io.kognita.wire.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths as they come over the wire, which HTTP clients would tidy up. */
@QuarkusTest
class PlainPathsTest {

    @TestHTTPResource("/")
    URI endpoint;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login/../q/metrics",
                "/login/..",
                "/login/./x",
                "/login/%2e%2e/q/metrics",
                "/login/%2E%2E/q/metrics",
                "/login/.%2e/q/metrics",
                "/login/..;/q/metrics",
                "/login;x=1",
                "//q/metrics",
                "/q//metrics",
                "/%71/metrics",
                "/q/%6Detrics",
                "/login/..%2fq/metrics",
                "/login%2F..%2Fq%2Fmetrics",
                "/login/..%5cq/metrics",
                "/login/%252e%252e/q/metrics",
                "/login%3bx",
                "/login%00",
                "http://localhost/login/../q/metrics"
            })
    void refusesAPathThatCanBeReadInTwoWays(String path) throws IOException {
        String answer = get(path);

        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(answer).contains("x-amzn-ErrorType: BadRequestException:");
        assertThat(answer).endsWith("{\"__type\":\"BadRequestException\",\"message\":\"The path is malformed.\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login\\..\\q\\metrics", "*", "login/q/metrics"})
    void refusesWhatIsNoPath(String path) throws IOException {
        assertThat(get(path)).startsWith("HTTP/1.1 4").doesNotContain("jvm_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sample/well",
                "/sample/well?redirect=../x//y%2f;z",
                "http://localhost/sample/well",
            })
    void servesAPlainPathWhateverItsQuerySays(String path) throws IOException {
        assertThat(get(path)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/identitypools/us-east-1%3A0b1c/identities/us-east-1%3A0b1c/datasets/a..b",
                "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Af",
                "/us-east-1_abc/.well-known/jwks.json",
                "/caf%C3%A9/"
            })
    void leavesTheEncodingsThatClientsUse(String path) throws IOException {
        assertThat(get(path)).startsWith("HTTP/1.1 404 ");
    }

    private String get(String path) throws IOException {
        try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
