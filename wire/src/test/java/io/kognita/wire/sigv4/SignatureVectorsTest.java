package io.kognita.wire.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import io.kognita.wire.aws.Caller;
import io.kognita.wire.config.TestDeployment;
import io.kognita.wire.seal.Sealer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The signatures that AWS publishes in its Signature Version 4 test suite. */
class SignatureVectorsTest {

    private static final String KEY = "AKIDEXAMPLE";
    private static final Instant NOW = Instant.parse("2015-08-30T12:36:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final SignatureVerifier verifier = verifier();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            get-vanilla                   | GET  | /                | ``                       | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31
            get-vanilla-empty-query-key   | GET  | /                | Param1=value1            | a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb
            get-vanilla-query-order-key   | GET  | /                | Param2=value2&Param1=value1 | b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500
            get-vanilla-query-unreserved  | GET  | /                | -._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz=-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz | 9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197
            get-unreserved                | GET  | /-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz | `` | 07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f
            get-utf8                      | GET  | /ሴ               | ``                       | 8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85
            get-vanilla-utf8-query        | GET  | /                | ሴ=bar                    | 2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04
            get-relative                  | GET  | /example/..      | ``                       | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31
            get-relative-relative         | GET  | /example1/example2/../.. | ``               | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31
            get-slash                     | GET  | //               | ``                       | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31
            get-slash-dot-slash           | GET  | /./              | ``                       | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31
            get-slash-pointless-dot       | GET  | /./example       | ``                       | ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5
            get-slashes                   | GET  | //example//      | ``                       | 9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84
            get-space                     | GET  | /example space/  | ``                       | 652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741
            post-vanilla                  | POST | /                | ``                       | 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b
            post-vanilla-query            | POST | /                | Param1=value1            | 28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11
            """)
    void acceptsPathsAndQueries(String name, String method, String path, String query, String signature) {
        assertAccepts(method, path, query, List.of(), "host;x-amz-date", "", signature);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            get-header-key-duplicate | GET  | My-Header1:value2,My-Header1:value2,My-Header1:value1                | host;my-header1;x-amz-date | c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea
            get-header-value-order   | GET  | My-Header1:value4,My-Header1:value1,My-Header1:value3,My-Header1:value2 | host;my-header1;x-amz-date | 08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01
            get-header-value-trim    | GET  | `My-Header1: value1,My-Header2: "a   b   c"`                         | host;my-header1;my-header2;x-amz-date | acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736
            post-header-key-sort     | POST | My-Header1:value1                                                    | host;my-header1;x-amz-date | c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c
            """)
    void acceptsHeaders(String name, String method, String headers, String signedHeaders, String signature) {
        assertAccepts(method, "/", "", List.of(headers.split(",")), signedHeaders, "", signature);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            post-x-www-form-urlencoded, ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a
            """)
    void acceptsBodies(String name, String signature) {
        assertAccepts(
                "POST",
                "/",
                "",
                List.of("Content-Type:application/x-www-form-urlencoded"),
                "content-type;host;x-amz-date",
                "Param1=value1",
                signature);
    }

    private void assertAccepts(
            String method,
            String path,
            String query,
            List<String> headerLines,
            String signedHeaders,
            String body,
            String signature) {
        Map<String, List<String>> headers = new TreeMap<>();
        headers.put("Host", List.of("example.amazonaws.com"));
        headers.put("X-Amz-Date", List.of("20150830T123600Z"));
        headers.put(
                "Authorization",
                List.of("AWS4-HMAC-SHA256 Credential=" + KEY
                        + "/20150830/us-east-1/service/aws4_request, SignedHeaders=" + signedHeaders + ", Signature="
                        + signature));
        for (String line : headerLines) {
            String[] pair = line.split(":", 2);
            headers.computeIfAbsent(pair[0], key -> new ArrayList<>()).add(pair[1]);
        }
        SignedRequest request = new SignedRequest(method, path, query, headers, body.getBytes(StandardCharsets.UTF_8));
        assertThat(verifier.verify(request, "service")).isEqualTo(new Caller.Operator(KEY));
    }

    private static SignatureVerifier verifier() {
        TestDeployment deployment =
                TestDeployment.with(Map.of(KEY, TestDeployment.Key.admin("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")));
        Sealer sealer = new Sealer(TestDeployment.MASTER_KEY, List.of());
        AccessKeys keys = new AccessKeys(deployment, new VendedCredentials(sealer, CLOCK));
        return new SignatureVerifier(keys, deployment, CLOCK);
    }
}
