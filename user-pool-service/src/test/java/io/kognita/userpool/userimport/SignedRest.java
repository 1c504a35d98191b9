package io.kognita.userpool.userimport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.userpool.Idp;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Calls of REST paths, signed by Amazon's own signer. */
public final class SignedRest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SignedRest() {}

    /** An answer. */
    public record Answer(int status, byte[] body) {

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    public static JsonNode get(String path) throws Exception {
        Answer answer = call(SdkHttpMethod.GET, path, null);
        if (answer.status() != 200) {
            throw new IllegalStateException("answered " + answer.status());
        }
        return answer.json();
    }

    public static Answer call(SdkHttpMethod method, String path, String body) throws Exception {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .uri(Idp.endpoint().resolve(path))
                .method(method)
                .putHeader("Content-Type", "application/json")
                .build();
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        var signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(AwsBasicCredentials.create(
                                "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"))
                        .request(request)
                        .payload(() -> new ByteArrayInputStream(bytes))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "cognito-idp")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"));
        try (SdkHttpClient http = UrlConnectionHttpClient.create()) {
            HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                            .request(signed.request())
                            .contentStreamProvider(
                                    body == null ? null : signed.payload().orElse(null))
                            .build())
                    .call();
            try (InputStream content = response.responseBody()
                    .map(stream -> (InputStream) stream)
                    .orElseGet(InputStream::nullInputStream)) {
                return new Answer(response.httpResponse().statusCode(), content.readAllBytes());
            }
        }
    }
}
