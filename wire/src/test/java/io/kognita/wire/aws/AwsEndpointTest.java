package io.kognita.wire.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InternalErrorException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/** The endpoint as the AWS SDK, a browser and an attacker meet it. */
@QuarkusTest
class AwsEndpointTest {

    private static final String SIGN_UP = "AWSCognitoIdentityProviderService.SignUp";
    private static final String AWS_JSON = "application/x-amz-json-1.1";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final HttpClient HTTP_2 =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

    @TestHTTPResource("/")
    URI endpoint;

    @Test
    void answersTheRealClient() {
        try (CognitoIdentityProviderClient client = client()) {
            var answer = client.signUp(signUp("ann"));

            assertThat(answer.userSub()).isEqualTo("ann");
            assertThat(answer.userConfirmed()).isFalse();
            assertThat(answer.responseMetadata().requestId()).isNotBlank();
        }
    }

    @Test
    void refusesWithTheModelledException() {
        try (CognitoIdentityProviderClient client = client()) {
            assertThatThrownBy(() -> client.signUp(signUp("taken")))
                    .isInstanceOfSatisfying(UsernameExistsException.class, refusal -> {
                        assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo("User already exists");
                        assertThat(refusal.statusCode()).isEqualTo(400);
                        assertThat(refusal.requestId()).isNotBlank();
                    });
        }
    }

    @Test
    void listsEveryViolationToTheRealClient() {
        try (CognitoIdentityProviderClient client = client()) {
            assertThatThrownBy(() -> client.signUp(
                            request -> request.clientId("not a client").username("")))
                    .isInstanceOfSatisfying(
                            InvalidParameterException.class,
                            refusal -> assertThat(refusal.awsErrorDetails().errorMessage())
                                    .isEqualTo(
                                            "3 validation errors detected: Value 'not a client' at 'clientId' failed to satisfy"
                                                    + " constraint: Member must satisfy regular expression pattern: [\\w+]+; Value at"
                                                    + " 'username' failed to satisfy constraint: Member must have length greater than or"
                                                    + " equal to 1; Value at 'username' failed to satisfy constraint: Member must satisfy"
                                                    + " regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone", "overflow"})
    void hidesWhatBrokeInside(String username) {
        try (CognitoIdentityProviderClient client = client()) {
            assertThatThrownBy(() -> client.signUp(signUp(username)))
                    .isInstanceOfSatisfying(InternalErrorException.class, failure -> {
                        assertThat(failure.statusCode()).isEqualTo(500);
                        assertThat(failure.awsErrorDetails().errorMessage()).isEqualTo("An internal error occurred.");
                        assertThat(failure.awsErrorDetails().rawResponse().asUtf8String())
                                .doesNotContain("s3cret", "db.internal", "at io.kognita", "Exception:");
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sample/gone", "/sample/overflow"})
    void hidesWhatBrokeInsideOtherResources(String path) throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(endpoint.resolve(path))
                .POST(BodyPublishers.noBody())
                .build());

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).hasValue("InternalErrorException:");
        assertThat(answer.body())
                .isEqualTo("{\"__type\":\"InternalErrorException\",\"message\":\"An internal error occurred.\"}");
    }

    @Test
    void keepsTheStatusOfWhatIsNotThere() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(endpoint.resolve("/sample/nothing"))
                .POST(BodyPublishers.noBody())
                .build());

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void namesAnOperationThatKognitaLacks() {
        try (CognitoIdentityProviderClient client = client()) {
            assertThatThrownBy(() -> client.getUser(request -> request.accessToken("a.b.c")))
                    .isInstanceOfSatisfying(CognitoIdentityProviderException.class, refusal -> {
                        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException");
                        assertThat(refusal.awsErrorDetails().errorMessage()).contains("GetUser");
                    });
        }
    }

    @Test
    void answersInAwsJsonWithoutCharset() throws Exception {
        HttpResponse<String> answer = post(body("ann"), AWS_JSON, SIGN_UP);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly(AWS_JSON);
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-amz-json-1.1; charset=UTF-8", "Application/X-Amz-Json-1.1"})
    void acceptsTheContentTypeHoweverItIsWritten(String contentType) throws Exception {
        assertThat(post(body("ann"), contentType, SIGN_UP).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/x-amz-json-1.0",
                "application/x-amz-json-1.10",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "nonsense",
                ";;;"
            })
    void refusesAnotherContentType(String contentType) throws Exception {
        assertRefused(post(body("ann"), contentType, SIGN_UP), 400, "UnknownOperationException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWSCognitoIdentityService.GetId",
                "AWSCognitoIdentityProviderService",
                "AWSCognitoIdentityProviderService.",
                "AWSCognitoIdentityProviderService.signup",
                "SignUp"
            })
    void refusesAnUnknownTarget(String target) throws Exception {
        assertRefused(post(body("ann"), AWS_JSON, target), 400, "UnknownOperationException");
    }

    @Test
    void refusesAMissingTarget() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", AWS_JSON)
                .POST(BodyPublishers.ofString(body("ann")))
                .build();

        assertRefused(send(request), 400, "UnknownOperationException");
    }

    @Test
    void repeatsOnlyTheBeginningOfAnUnknownTarget() throws Exception {
        HttpResponse<String> answer = post("{}", AWS_JSON, "x".repeat(4000));

        assertRefused(answer, 400, "UnknownOperationException");
        assertThat(answer.body()).hasSizeLessThan(300);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "null",
                "\"text\"",
                "7",
                "{} {}",
                "{}x",
                "{\"Username\":\"a\",\"Username\":\"b\"}",
                "{'a':1}",
                "{\"Username\":NaN}",
                "{\"Username\":1e999999999}",
                "{\"Username\":true}",
                "{\"Username\":\"\\ud800\"}"
            })
    void refusesWhatIsNotTheOperationsJson(String document) throws Exception {
        assertRefused(post(document, AWS_JSON, SIGN_UP), 400, "SerializationException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void answersOtherMethodsWithoutDetail(String method) throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(endpoint)
                .header("X-Amz-Target", SIGN_UP)
                .method(method, BodyPublishers.noBody())
                .build());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    }

    @Test
    void refusesInvalidUtf8() throws Exception {
        byte[] document = body("xx").getBytes(StandardCharsets.UTF_8);
        document[body("xx").indexOf("xx")] = (byte) 0xc3;

        assertRefused(post(BodyPublishers.ofByteArray(document), AWS_JSON, SIGN_UP), 400, "SerializationException");
    }

    @Test
    void refusesJsonThatIsTenThousandDeep() throws Exception {
        String deep = "{\"Unknown\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

        assertRefused(post(deep, AWS_JSON, SIGN_UP), 400, "SerializationException");
    }

    @Test
    void treatsAnEmptyBodyAsAnEmptyStructure() throws Exception {
        HttpResponse<String> answer = post("", AWS_JSON, SIGN_UP);

        assertRefused(answer, 400, "InvalidParameterException");
        assertThat(answer.body())
                .contains("Value null at 'clientId' failed to satisfy constraint: Member must not be null");
    }

    @Test
    void staysOnTheEventLoopWithALargeBody() throws Exception {
        HttpResponse<String> answer = post(body("ann", "m".repeat(100_000)), AWS_JSON, SIGN_UP);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("vert.x-eventloop-thread");
    }

    @Test
    void keepsOtherResourcesOnTheEventLoopWithALargeBody() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/sample"))
                .POST(BodyPublishers.ofString("m".repeat(1_000_000)))
                .build();

        assertThat(send(request).body()).startsWith("1000000 vert.x-eventloop-thread");
    }

    @Test
    void acceptsABodyOfExactlyOneMegabyte() throws Exception {
        String padded =
                body("ann") + " ".repeat(RequestBodies.MAX_BODY - body("ann").length());

        assertThat(post(padded, AWS_JSON, SIGN_UP).statusCode()).isEqualTo(200);
        assertThat(post(chunked(padded), AWS_JSON, SIGN_UP).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {AWS_JSON, "application/json"})
    void refusesALargerBodyInAwsShape(String contentType) throws Exception {
        String large = body("ann", "m".repeat(RequestBodies.MAX_BODY));

        assertRefused(
                post(BodyPublishers.ofString(large), contentType, SIGN_UP), 413, "RequestEntityTooLargeException");
    }

    @Test
    void refusesALargerChunkedBodyInAwsShape() throws Exception {
        String large = body("ann", "m".repeat(RequestBodies.MAX_BODY));

        assertRefused(post(chunked(large), AWS_JSON, SIGN_UP), 413, "RequestEntityTooLargeException");
    }

    @Test
    void speaksHttp2() throws Exception {
        String large = body("ann", "m".repeat(RequestBodies.MAX_BODY));
        HttpRequest declared =
                request(BodyPublishers.ofString(large), AWS_JSON, SIGN_UP).build();
        HttpRequest streamed = request(chunked(large), AWS_JSON, SIGN_UP).build();
        HttpRequest small =
                request(BodyPublishers.ofString(body("ann")), AWS_JSON, SIGN_UP).build();

        assertThat(HTTP_2.send(small, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        assertRefused(HTTP_2.send(declared, BodyHandlers.ofString()), 413, "RequestEntityTooLargeException");
        assertRefused(HTTP_2.send(streamed, BodyHandlers.ofString()), 413, "RequestEntityTooLargeException");
        assertThat(HTTP_2.send(small, BodyHandlers.ofString()).version()).isEqualTo(HttpClient.Version.HTTP_2);
    }

    @Test
    void refusesATwoHundredMegabyteBodyBeforeItIsSent() throws Exception {
        try (var socket = new java.net.Socket(endpoint.getHost(), endpoint.getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write(("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + AWS_JSON + "\r\nX-Amz-Target: "
                                    + SIGN_UP + "\r\nContent-Length: 209715200\r\nExpect: 100-continue\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 413").contains("RequestEntityTooLargeException");
        }
    }

    @Test
    void sendsContinueToAClientThatWaitsForIt() throws Exception {
        HttpRequest request = request(BodyPublishers.ofString(body("ann")), AWS_JSON, SIGN_UP)
                .expectContinue(true)
                .build();

        assertThat(send(request).statusCode()).isEqualTo(200);
    }

    @Test
    void letsBrowsersCallFromAnyOriginWithoutCredentials() throws Exception {
        HttpRequest preflight = HttpRequest.newBuilder(endpoint)
                .header("Origin", "https://app.example.com")
                .header("Access-Control-Request-Method", "POST")
                .header(
                        "Access-Control-Request-Headers",
                        "content-type,x-amz-target,x-amz-user-agent,amz-sdk-invocation-id,amz-sdk-request,cache-control")
                .method("OPTIONS", BodyPublishers.noBody())
                .build();

        HttpResponse<String> answer = send(preflight);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://app.example.com");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .hasValue("false");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
                .contains("POST");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .contains("x-amz-target", "amz-sdk-invocation-id");
        assertThat(answer.headers().firstValue("Access-Control-Max-Age")).hasValue("172800");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "taken", "gone"})
    void exposesAwsHeadersToBrowsersOnEveryAnswer(String username) throws Exception {
        HttpRequest request = request(BodyPublishers.ofString(body(username)), AWS_JSON, SIGN_UP)
                .header("Origin", "https://app.example.com")
                .build();

        assertExposed(send(request));
    }

    @Test
    void exposesAwsHeadersWhenTheBodyIsTooLarge() throws Exception {
        HttpRequest request = request(chunked("x".repeat(RequestBodies.MAX_BODY + 1)), AWS_JSON, SIGN_UP)
                .header("Origin", "https://app.example.com")
                .build();

        assertExposed(send(request));
    }

    @Test
    void keepsErrorHeadersToOneLineOfAscii() throws Exception {
        HttpResponse<String> answer =
                post("{\"ClientId\":\"a\\r\\nSet-Cookie: x=1\u00e9\",\"Username\":\"ann\"}", AWS_JSON, SIGN_UP);

        assertRefused(answer, 400, "InvalidParameterException");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("x-amzn-ErrorMessage").orElse(""))
                .contains("a??Set-Cookie: x=1?");
    }

    @Test
    void keepsTheRequestIdOfEachCallForItsLogLines() {
        List<CompletableFuture<HttpResponse<String>>> calls = IntStream.range(0, 50)
                .mapToObj(i -> HTTP.sendAsync(
                        request(BodyPublishers.ofString(body("slow")), AWS_JSON, SIGN_UP)
                                .build(),
                        BodyHandlers.ofString()))
                .toList();

        List<String> answered = calls.stream()
                .map(CompletableFuture::join)
                .map(answer -> {
                    String requestId =
                            answer.headers().firstValue("x-amzn-RequestId").orElseThrow();
                    assertThat(answer.body()).contains("\"Session\":\"" + requestId + "\"");
                    return requestId;
                })
                .toList();

        assertThat(answered).hasSize(50).doesNotHaveDuplicates();
    }

    private static void assertExposed(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://app.example.com");
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
                .contains("x-amzn-RequestId", "x-amzn-ErrorType", "x-amzn-ErrorMessage", "Date");
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly(AWS_JSON);
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).hasValue(code + ":");
        assertThat(answer.body()).startsWith("{\"__type\":\"" + code + "\",\"message\":\"");
        assertThat(answer.body()).doesNotContain("io.kognita", "com.fasterxml", "software.amazon", "\\tat ");
    }

    private HttpResponse<String> post(String body, String contentType, String target) throws Exception {
        return post(BodyPublishers.ofString(body), contentType, target);
    }

    private HttpResponse<String> post(BodyPublisher body, String contentType, String target) throws Exception {
        return send(request(body, contentType, target).build());
    }

    private HttpRequest.Builder request(BodyPublisher body, String contentType, String target) {
        return HttpRequest.newBuilder(endpoint)
                .header("Content-Type", contentType)
                .header("X-Amz-Target", target)
                .POST(body);
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static BodyPublisher chunked(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    }

    private static String body(String username) {
        return body(username, username);
    }

    private static String body(String username, String echo) {
        return "{\"ClientId\":\"client\",\"Username\":\"" + username + "\",\"ClientMetadata\":{\"echo\":\"" + echo
                + "\"}}";
    }

    private static SignUpRequest signUp(String username) {
        return SignUpRequest.builder().clientId("client").username(username).build();
    }

    private CognitoIdentityProviderClient client() {
        return CognitoIdentityProviderClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(settings -> settings.retryStrategy(strategy -> strategy.maxAttempts(1)))
                .build();
    }
}
