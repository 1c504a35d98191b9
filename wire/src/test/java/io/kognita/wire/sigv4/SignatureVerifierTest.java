package io.kognita.wire.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.wire.aws.AwsFailure;
import io.kognita.wire.aws.Caller;
import io.kognita.wire.config.Deployment.SignatureCheck;
import io.kognita.wire.config.TestDeployment;
import io.kognita.wire.seal.Sealer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** What the AWS SDK signs is accepted; whatever was changed, forged or kept too long is refused. */
class SignatureVerifierTest {

    private static final String KEY = "AKIAIOSFODNN7EXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final URI ENDPOINT = URI.create("http://localhost:4500/");
    private static final URI SYNC = URI.create(
            "http://localhost:4500/identitypools/us-east-1%3Aaa%20b/identities/x/datasets/n%2Fm/records?b=2&a=1%2F+x&a=0");
    private static final Map<String, String> HEADERS = Map.of(
            "X-Amz-Target", "AWSCognitoIdentityProviderService.ListUsers",
            "Content-Type", "application/x-amz-json-1.1");
    private static final String BODY = "{\"UserPoolId\":\"us-east-1_abcdefghi\"}";

    private final TestDeployment deployment = TestDeployment.with(Map.of(KEY, TestDeployment.Key.admin(SECRET)));
    private final SdkSigner signer = signer(KEY, SECRET);

    @Test
    void acceptsTheHeaderForm() {
        assertThat(verify(signed())).isEqualTo(new Caller.Operator(KEY));
    }

    @Test
    void acceptsEncodedPathsAndQueries() {
        SdkSigner sync = new SdkSigner(identity(KEY, SECRET), "us-east-1", "cognito-sync", NOW);
        SignedRequest request = sync.sign("GET", SYNC, Map.of(), "");
        assertThat(at(NOW).verify(request, "cognito-sync")).isEqualTo(new Caller.Operator(KEY));
    }

    @Test
    void acceptsThePresignedForm() {
        SignedRequest request = signer.presign("GET", SYNC, Duration.ofHours(1));
        assertThat(request.query()).contains("X-Amz-Signature=");
        assertThat(at(NOW.plus(Duration.ofMinutes(59))).verify(request, "cognito-idp"))
                .isEqualTo(new Caller.Operator(KEY));
    }

    @Test
    void refusesAPresignedUrlAfterItsExpiry() {
        SignedRequest request = signer.presign("GET", SYNC, Duration.ofHours(1));
        assertRefused(
                () -> at(NOW.plus(Duration.ofMinutes(61))).verify(request, "cognito-idp"),
                "InvalidSignatureException",
                "Signature expired: 20261124T130000Z is now earlier than 20261124T130100Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "604801", "-1", "9999999", "x", "3601"})
    void refusesAChangedExpiry(String expires) {
        SignedRequest request = signer.presign("GET", SYNC, Duration.ofHours(1));
        SignedRequest changed = with(request, query -> query.replace("X-Amz-Expires=3600", "X-Amz-Expires=" + expires));
        assertThat(changed.query()).isNotEqualTo(request.query());
        assertThatThrownBy(() -> verify(changed)).isInstanceOf(AwsFailure.class);
    }

    @Test
    void refusesAPresignedUrlWithASecondExpiry() {
        SignedRequest request = signer.presign("GET", SYNC, Duration.ofHours(1));
        assertRefused(
                () -> verify(with(request, query -> query + "&X-Amz-Expires=604800")),
                "IncompleteSignatureException",
                "more than once");
    }

    @Test
    void refusesAnUnsignedRequest() {
        SignedRequest request = new SignedRequest("POST", "/", "", Map.of("Host", List.of("localhost")), bytes(BODY));
        assertRefused(() -> verify(request), "MissingAuthenticationTokenException", "Missing Authentication Token");
    }

    @Test
    void refusesATamperedBody() {
        SignedRequest request = signed();
        SignedRequest changed = new SignedRequest(
                request.method(), request.path(), request.query(), request.headers(), bytes(BODY.replace('a', 'b')));
        assertRefused(() -> verify(changed), "InvalidSignatureException", "The request signature we calculated");
    }

    @Test
    void refusesATamperedQuery() {
        SignedRequest request = signer.sign("GET", SYNC, Map.of(), "");
        assertRefused(
                () -> verify(with(request, query -> query.replace("b=2", "b=3"))),
                "InvalidSignatureException",
                "The request signature we calculated");
    }

    @Test
    void refusesATamperedPathAndMethod() {
        SignedRequest request = signer.sign("GET", SYNC, Map.of(), "");
        SignedRequest path = new SignedRequest(
                "GET", request.path().replace("/x/", "/y/"), request.query(), request.headers(), request.body());
        SignedRequest method =
                new SignedRequest("DELETE", request.path(), request.query(), request.headers(), request.body());
        assertThatThrownBy(() -> verify(path)).isInstanceOf(AwsFailure.class);
        assertThatThrownBy(() -> verify(method)).isInstanceOf(AwsFailure.class);
    }

    @ParameterizedTest
    @CsvSource({
        "x-amz-target, AWSCognitoIdentityProviderService.DeleteUserPool",
        "host, evil.example.com",
        "x-amz-date, 20261124T120100Z",
        "content-type, application/json"
    })
    void refusesATamperedHeader(String name, String value) {
        assertRefused(
                () -> verify(withHeader(signed(), name, value)),
                "InvalidSignatureException",
                "The request signature we calculated");
    }

    @Test
    void refusesASecondTarget() {
        SignedRequest request = signed();
        Map<String, List<String>> headers = new TreeMap<>(request.headers());
        headers.put("x-amz-target", List.of("X.DeleteUserPool", HEADERS.get("X-Amz-Target")));
        SignedRequest changed =
                new SignedRequest(request.method(), request.path(), request.query(), headers, request.body());
        assertThatThrownBy(() -> verify(changed)).isInstanceOf(AwsFailure.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-amz-date", "authorization"})
    void refusesADecisiveHeaderGivenTwice(String name) {
        SignedRequest request = signed();
        Map<String, List<String>> headers = new TreeMap<>(request.headers());
        String value = headers.get(name).getFirst();
        headers.put(name, List.of(value, value));
        SignedRequest changed =
                new SignedRequest(request.method(), request.path(), request.query(), headers, request.body());
        assertRefused(() -> verify(changed), "IncompleteSignatureException", "more than once");
    }

    @Test
    void refusesATargetThatIsNotSigned() {
        SignedRequest request = signer.sign("POST", ENDPOINT, Map.of(), BODY);
        assertRefused(
                () -> verify(withHeader(request, "x-amz-target", "AWSCognitoIdentityProviderService.ListUsers")),
                "InvalidSignatureException",
                "'x-amz-target' must be a 'SignedHeader'");
    }

    @Test
    void refusesAHostThatIsNotSigned() {
        SignedRequest request = authorization(signed(), text -> text.replace(";host;", ";"));
        assertRefused(
                () -> verify(request),
                "InvalidSignatureException",
                "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
    }

    @Test
    void refusesAForgedPayloadHash() {
        SignedRequest request = withHeader(signed(), "x-amz-content-sha256", "UNSIGNED-PAYLOAD");
        SignedRequest claimed = authorization(request, text -> text.replace(";host;", ";host;x-amz-content-sha256;"));
        assertThatThrownBy(() -> verify(claimed)).isInstanceOf(AwsFailure.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "us-east-1/cognito-idp | eu-west-1/cognito-idp | Credential should be scoped to a valid region, not 'eu-west-1'.",
                "us-east-1/cognito-idp | us-east-1/sts | Credential should be scoped to correct service: 'cognito-idp'.",
                "/20261124/ | /20261123/ | Date in Credential scope does not match YYYYMMDD",
                "aws4_request | aws5_request | Credential should be scoped with a valid terminator",
                "Signature= | Signature=0 | The request signature we calculated"
            })
    void refusesAChangedScope(String from, String to, String message) {
        SignedRequest request = authorization(signed(), text -> text.replace(from, to));
        assertRefused(() -> verify(request), "InvalidSignatureException", message);
    }

    @Test
    void refusesASignatureMadeForAnotherRegionOrService() {
        SignedRequest region = new SdkSigner(identity(KEY, SECRET), "eu-west-1", "cognito-idp", NOW)
                .sign("POST", ENDPOINT, HEADERS, BODY);
        SignedRequest service = new SdkSigner(identity(KEY, SECRET), "us-east-1", "cognito-sync", NOW)
                .sign("POST", ENDPOINT, HEADERS, BODY);
        assertRefused(() -> verify(region), "InvalidSignatureException", "valid region");
        assertRefused(() -> verify(service), "InvalidSignatureException", "correct service");
    }

    @Test
    void refusesATruncatedSignature() {
        SignedRequest request = authorization(signed(), text -> text.substring(0, text.length() - 1));
        assertRefused(() -> verify(request), "InvalidSignatureException", "The request signature we calculated");
        SignedRequest empty = authorization(signed(), text -> text.replaceAll("Signature=[0-9a-f]+", "Signature="));
        assertRefused(() -> verify(empty), "InvalidSignatureException", "The request signature we calculated");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Signature=[0-9a-f]+ | x=y | requires 'Signature' parameter",
                "SignedHeaders= | Other= | requires 'SignedHeaders' parameter",
                "Credential= | Other= | requires 'Credential' parameter",
                "/aws4_request | /x/aws4_request | Credential must have exactly 5 slash-delimited elements",
                "AWS4-HMAC-SHA256 | AWS4-HMAC-SHA1 | AWS4-HMAC-SHA256",
                "AWS4-HMAC-SHA256 | Bearer | AWS4-HMAC-SHA256",
                ";host; | ;host;host; | more than once"
            })
    void refusesABrokenAuthorization(String pattern, String replacement, String message) {
        SignedRequest request = authorization(signed(), text -> text.replaceAll(pattern, replacement));
        assertRefused(() -> verify(request), "IncompleteSignatureException", message);
    }

    @Test
    void refusesAReplayAfterFiveMinutes() {
        SignedRequest request = signed();
        assertThat(at(NOW.plusSeconds(300)).verify(request, "cognito-idp")).isNotNull();
        assertRefused(
                () -> at(NOW.plusSeconds(301)).verify(request, "cognito-idp"),
                "InvalidSignatureException",
                "Signature expired: 20261124T120000Z is now earlier than 20261124T120001Z (20261124T120501Z - 5 min.)");
    }

    @Test
    void refusesASignatureFromTheFuture() {
        assertRefused(
                () -> at(NOW.minusSeconds(301)).verify(signed(), "cognito-idp"),
                "InvalidSignatureException",
                "Signature not yet current: 20261124T120000Z is still later than 20261124T115959Z (20261124T115459Z + 5 min.)");
    }

    @Test
    void refusesAnUnknownKey() {
        SignedRequest request = signer("AKIAUNKNOWN", SECRET).sign("POST", ENDPOINT, HEADERS, BODY);
        assertRefused(
                () -> verify(request),
                "UnrecognizedClientException",
                "The security token included in the request is invalid.");
    }

    @Test
    void refusesAWrongSecret() {
        SignedRequest request = signer(KEY, SECRET + "x").sign("POST", ENDPOINT, HEADERS, BODY);
        assertRefused(() -> verify(request), "InvalidSignatureException", "The request signature we calculated");
    }

    @Test
    void refusesAnOperatorsKeyWithASessionToken() {
        SdkSigner forged = new SdkSigner(
                AwsSessionCredentialsIdentity.create(KEY, SECRET, "anything"), "us-east-1", "cognito-idp", NOW);
        assertRefused(
                () -> verify(forged.sign("POST", ENDPOINT, HEADERS, BODY)),
                "UnrecognizedClientException",
                "security token");
    }

    @Test
    void acceptsAnySignatureOnlyInALocalRun() {
        SignedRequest request = signer("anyone", "anything").sign("POST", ENDPOINT, HEADERS, BODY);
        TestDeployment local = new TestDeployment("us-east-1", Map.of(), SignatureCheck.ACCEPT_ANY, true);
        TestDeployment production = new TestDeployment("us-east-1", Map.of(), SignatureCheck.ACCEPT_ANY, false);
        assertThat(verifier(local, NOW).verify(request, "cognito-idp")).isEqualTo(new Caller.Operator("anyone"));
        assertThatThrownBy(() -> verifier(production, NOW).verify(request, "cognito-idp"))
                .isInstanceOf(AwsFailure.class);
    }

    private SignedRequest signed() {
        return signer.sign("POST", ENDPOINT, HEADERS, BODY);
    }

    private Caller verify(SignedRequest request) {
        return at(NOW).verify(request, "cognito-idp");
    }

    private SignatureVerifier at(Instant now) {
        return verifier(deployment, now);
    }

    private static SignatureVerifier verifier(TestDeployment deployment, Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        Sealer sealer = new Sealer(TestDeployment.MASTER_KEY, List.of());
        return new SignatureVerifier(
                new AccessKeys(deployment, new VendedCredentials(sealer, clock)), deployment, clock);
    }

    private static SdkSigner signer(String key, String secret) {
        return new SdkSigner(identity(key, secret), "us-east-1", "cognito-idp", NOW);
    }

    private static AwsCredentialsIdentity identity(String key, String secret) {
        return AwsCredentialsIdentity.create(key, secret);
    }

    private static SignedRequest with(SignedRequest request, UnaryOperator<String> query) {
        return new SignedRequest(
                request.method(), request.path(), query.apply(request.query()), request.headers(), request.body());
    }

    private static SignedRequest withHeader(SignedRequest request, String name, String value) {
        Map<String, List<String>> headers = new TreeMap<>(request.headers());
        headers.put(name, List.of(value));
        return new SignedRequest(request.method(), request.path(), request.query(), headers, request.body());
    }

    private static SignedRequest authorization(SignedRequest request, UnaryOperator<String> change) {
        String before = request.headers().get("authorization").getFirst();
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        return withHeader(request, "authorization", after);
    }

    private static void assertRefused(ThrowingCallable call, String code, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AwsFailure.class, failure -> assertThat(failure.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
