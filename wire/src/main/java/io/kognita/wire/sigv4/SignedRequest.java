package io.kognita.wire.sigv4;

import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as it came over the wire, with nothing decoded, for that is what its sender signed.
 *
 * @param path percent-encoded, as sent
 * @param query percent-encoded and without the question mark; empty when there is none
 * @param headers values in order by lower-case name
 */
public record SignedRequest(String method, String path, String query, Map<String, List<String>> headers, byte[] body) {

    public SignedRequest {
        query = query == null ? "" : query;
        body = body == null ? new byte[0] : body;
        Map<String, List<String>> byLowerCaseName = new TreeMap<>();
        headers.forEach((name, values) -> byLowerCaseName
                .computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .addAll(values));
        headers = byLowerCaseName;
    }

    /** Takes what Vert.x parsed; {@code body} is the whole body, which the caller has read. */
    public static SignedRequest of(HttpServerRequest request, byte[] body) {
        Map<String, List<String>> headers = new TreeMap<>();
        request.headers()
                .forEach((name, value) -> headers.computeIfAbsent(
                                name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                        .add(value));
        // HTTP/2 carries the host as a pseudo header.
        if (!headers.containsKey("host") && request.authority() != null) {
            headers.put("host", List.of(request.authority().toString()));
        }
        return new SignedRequest(request.method().name(), request.path(), request.query(), headers, body);
    }

    /** The only value of a header; null when it is absent, and a refusal when it is there twice. */
    String header(String lowerCaseName) {
        List<String> values = headers.getOrDefault(lowerCaseName, List.of());
        if (values.size() > 1) {
            throw SignatureFailures.incomplete("The header '" + lowerCaseName + "' is there more than once.");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    /** Bodies and headers hold secrets. */
    @Override
    public String toString() {
        return "SignedRequest[" + method + " " + path + "]";
    }
}
