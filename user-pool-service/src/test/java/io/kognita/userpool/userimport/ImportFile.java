package io.kognita.userpool.userimport;

import io.kognita.userpool.Idp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A file of users as an operator writes it, and its upload with a plain HTTP client. */
final class ImportFile {

    private final List<String> header;
    private final List<String> lines = new ArrayList<>();

    /** A file with the columns that the pool asks for, and more. */
    ImportFile(List<String> required, String... more) {
        header = Stream.concat(required.stream(), Stream.of(more)).toList();
        lines.add(String.join(",", header));
    }

    /** Adds a user with a verified e-mail address and other values. */
    ImportFile user(String username, Map<String, String> values) {
        Map<String, String> given = new java.util.HashMap<>(Map.of(
                "cognito:username",
                username,
                "cognito:mfa_enabled",
                "FALSE",
                "email",
                username + "@example.com",
                "email_verified",
                "TRUE"));
        given.putAll(values);
        return line(
                header.stream().map(column -> given.getOrDefault(column, "")).collect(Collectors.joining(",")));
    }

    ImportFile user(String username) {
        return user(username, Map.of());
    }

    ImportFile line(String line) {
        lines.add(line);
        return this;
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    /** Uploads to the address of a job, which is at a gateway that tests do not have. */
    HttpResponse<String> upload(String preSignedUrl) throws IOException, InterruptedException {
        return upload(preSignedUrl, BodyPublishers.ofString(text()));
    }

    static HttpResponse<String> upload(String preSignedUrl, BodyPublisher file)
            throws IOException, InterruptedException {
        URI outside = URI.create(preSignedUrl);
        URI address = Idp.endpoint().resolve(outside.getRawPath() + "?" + outside.getRawQuery());
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(address)
                            .header("x-amz-server-side-encryption", "aws:kms")
                            .PUT(file)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
