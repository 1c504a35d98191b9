package io.kognita.wire.sigv4;

import java.util.List;

/**
 * The {@code Credential} of a signature: whose key it is and what the derived key is good for.
 *
 * @param day {@code yyyyMMdd}
 */
record CredentialScope(String accessKeyId, String day, String region, String service) {

    private static final String TERMINATOR = "aws4_request";

    /** Reads {@code keyid/date/region/service/aws4_request}. */
    static CredentialScope parse(String credential) {
        List<String> parts = List.of(credential.split("/", -1));
        if (parts.size() != 5 || parts.stream().anyMatch(String::isEmpty)) {
            throw SignatureFailures.incomplete("Credential must have exactly 5 slash-delimited elements, e.g."
                    + " keyid/date/region/service/term, got '" + credential + "'");
        }
        if (!TERMINATOR.equals(parts.get(4))) {
            throw SignatureFailures.invalid("Credential should be scoped with a valid terminator: '" + TERMINATOR
                    + "', not '" + parts.get(4) + "'.");
        }
        return new CredentialScope(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
    }

    /** The scope as the string to sign has it. */
    String text() {
        return day + "/" + region + "/" + service + "/" + TERMINATOR;
    }
}
