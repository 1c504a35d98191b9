package io.kognita.trigger.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

/** AWS's own Lambda client, and what tests do with it again and again. */
public final class LambdaClients {

    public static final String ROLE = "arn:aws:iam::000000000000:role/any";

    private LambdaClients() {}

    /** A client with the key that the tests' shared configuration knows. It does not try again. */
    public static LambdaClient at(URI service) {
        return LambdaClient.builder()
                .endpointOverride(service)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(configuration -> configuration.retryStrategy(retries -> retries.maxAttempts(1)))
                .build();
    }

    /** A function of one file, {@code index.js}. */
    public static CreateFunctionRequest.Builder function(String name, String code) {
        return CreateFunctionRequest.builder()
                .functionName(name)
                .runtime("nodejs22.x")
                .handler("index.handler")
                .role(ROLE)
                .code(source -> source.zipFile(zip(Map.of("index.js", code))));
    }

    public static String invoke(LambdaClient lambda, String name, String event) {
        return call(lambda, name, event).payload().asUtf8String();
    }

    public static InvokeResponse call(LambdaClient lambda, String name, String event) {
        return lambda.invoke(request -> request.functionName(name)
                .payload(SdkBytes.fromUtf8String(event))
                .logType(LogType.TAIL));
    }

    public static SdkBytes zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SdkBytes.fromByteArray(bytes.toByteArray());
    }
}
