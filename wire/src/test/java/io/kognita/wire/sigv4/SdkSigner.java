package io.kognita.wire.sigv4;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs requests with the AWS SDK's own signer. */
record SdkSigner(AwsCredentialsIdentity credentials, String region, String service, Instant at) {

    /** The header form. */
    SignedRequest sign(String method, URI uri, Map<String, String> headers, String body) {
        return sign(method, uri, headers, body, null);
    }

    /** The presigned query form. */
    SignedRequest presign(String method, URI uri, Duration expires) {
        return sign(method, uri, Map.of(), "", expires);
    }

    private SignedRequest sign(String method, URI uri, Map<String, String> headers, String body, Duration expires) {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(uri);
        headers.forEach(request::putHeader);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(builder -> {
                    builder.identity(credentials)
                            .request(request.build())
                            .payload(ContentStreamProvider.fromByteArray(bytes))
                            .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                            .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service)
                            .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC));
                    if (expires != null) {
                        builder.putProperty(
                                        AwsV4FamilyHttpSigner.AUTH_LOCATION,
                                        AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                                .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, expires);
                    }
                })
                .request();
        Map<String, List<String>> sent = new TreeMap<>();
        signed.headers().forEach((name, values) -> sent.put(name, new ArrayList<>(values)));
        URI target = signed.getUri();
        return new SignedRequest(method, target.getRawPath(), target.getRawQuery(), sent, bytes);
    }
}
