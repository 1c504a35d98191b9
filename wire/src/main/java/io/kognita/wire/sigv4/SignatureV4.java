package io.kognita.wire.sigv4;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The claims of one signature, from an {@code Authorization} header or the query of a presigned URL; nothing is proved
 * yet.
 *
 * @param signedHeaders lower-case names in the order the sender listed them
 * @param expires how long a presigned URL is good for; empty in the header form
 */
record SignatureV4(
        CredentialScope scope,
        List<String> signedHeaders,
        String signature,
        Instant time,
        Optional<Duration> expires,
        Optional<String> sessionToken) {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final long LONGEST_PRESIGNED_SECONDS = 604_800;

    SignatureV4 {
        if (new HashSet<>(signedHeaders).size() != signedHeaders.size()) {
            throw SignatureFailures.incomplete("'SignedHeaders' names a header more than once.");
        }
    }

    /** Finds the signature of a request in either of its two places. */
    static SignatureV4 of(SignedRequest request) {
        String authorization = request.header("authorization");
        if (authorization != null) {
            return fromHeader(authorization, request);
        }
        Map<String, String> query = amzParameters(request.query());
        if (query.containsKey("X-Amz-Algorithm") || query.containsKey("X-Amz-Signature")) {
            return fromQuery(query);
        }
        throw SignatureFailures.missing();
    }

    private static SignatureV4 fromHeader(String authorization, SignedRequest request) {
        if (!authorization.startsWith(ALGORITHM + " ")) {
            throw SignatureFailures.incomplete("Authorization header requires the algorithm '" + ALGORITHM + "'.");
        }
        Map<String, String> parameters = new TreeMap<>();
        for (String parameter : authorization.substring(ALGORITHM.length() + 1).split(",", -1)) {
            String[] pair = parameter.strip().split("=", 2);
            if (pair.length != 2 || parameters.put(pair[0], pair[1]) != null) {
                throw SignatureFailures.incomplete("Authorization header is not a list of key=value parameters.");
            }
        }
        String date = request.header("x-amz-date");
        String plainDate = date == null ? request.header("date") : null;
        StringBuilder missing = new StringBuilder();
        for (String name : List.of("Credential", "Signature", "SignedHeaders")) {
            if (!parameters.containsKey(name)) {
                missing.append("Authorization header requires '").append(name).append("' parameter. ");
            }
        }
        if (date == null && plainDate == null) {
            missing.append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
        }
        if (!missing.isEmpty()) {
            throw SignatureFailures.incomplete(missing.toString().strip());
        }
        return new SignatureV4(
                CredentialScope.parse(parameters.get("Credential")),
                headerNames(parameters.get("SignedHeaders")),
                parameters.get("Signature"),
                date == null ? SigningTime.parseDateHeader(plainDate) : SigningTime.parse(date),
                Optional.empty(),
                Optional.ofNullable(request.header("x-amz-security-token")));
    }

    private static SignatureV4 fromQuery(Map<String, String> query) {
        StringBuilder missing = new StringBuilder();
        for (String name : List.of(
                "X-Amz-Algorithm",
                "X-Amz-Credential",
                "X-Amz-Signature",
                "X-Amz-SignedHeaders",
                "X-Amz-Date",
                "X-Amz-Expires")) {
            if (!query.containsKey(name)) {
                missing.append("AWS query-string parameters must include '")
                        .append(name)
                        .append("'. ");
            }
        }
        if (!missing.isEmpty()) {
            throw SignatureFailures.incomplete(missing.toString().strip());
        }
        if (!ALGORITHM.equals(query.get("X-Amz-Algorithm"))) {
            throw SignatureFailures.incomplete("Unsupported AWS 'algorithm': '" + query.get("X-Amz-Algorithm") + "'.");
        }
        return new SignatureV4(
                CredentialScope.parse(query.get("X-Amz-Credential")),
                headerNames(query.get("X-Amz-SignedHeaders")),
                query.get("X-Amz-Signature"),
                SigningTime.parse(query.get("X-Amz-Date")),
                Optional.of(expiry(query.get("X-Amz-Expires"))),
                Optional.ofNullable(query.get("X-Amz-Security-Token")));
    }

    private static Duration expiry(String text) {
        if (!text.matches("[0-9]{1,6}")) {
            throw SignatureFailures.incomplete("X-Amz-Expires should be a number");
        }
        long seconds = Long.parseLong(text);
        if (seconds < 1 || seconds > LONGEST_PRESIGNED_SECONDS) {
            throw SignatureFailures.incomplete(
                    "X-Amz-Expires must be between 1 and " + LONGEST_PRESIGNED_SECONDS + " seconds");
        }
        return Duration.ofSeconds(seconds);
    }

    private static List<String> headerNames(String list) {
        return List.copyOf(Arrays.asList(list.split(";", -1)));
    }

    private static Map<String, String> amzParameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        List<String> twice = new ArrayList<>();
        for (QueryParameter parameter : QueryParameter.parse(query)) {
            if (parameter.name().startsWith("X-Amz-") && parameters.put(parameter.name(), parameter.value()) != null) {
                twice.add(parameter.name());
            }
        }
        if (!twice.isEmpty()) {
            throw SignatureFailures.incomplete("The parameter '" + twice.getFirst() + "' is there more than once.");
        }
        return parameters;
    }

    /** A signature is as good as the request it signs until it expires. */
    @Override
    public String toString() {
        return "SignatureV4[" + scope + ", " + time + "]";
    }
}
