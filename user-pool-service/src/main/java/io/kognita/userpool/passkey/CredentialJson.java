package io.kognita.userpool.passkey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** Reads a public key credential as browsers write it in JSON (Web Authentication, section 5.1), within bounds. */
final class CredentialJson {

    /** Longer than any that authenticators make, and short enough to be read on the event loop. */
    private static final int LONGEST = 65_536;

    private static final int MOST_TRANSPORTS = 10;
    private static final Pattern TRANSPORT = Pattern.compile("[a-z-]{1,32}");

    private final JsonNode credential;

    private CredentialJson(JsonNode credential) {
        this.credential = credential;
    }

    static CredentialJson of(ObjectMapper json, Document document) {
        return new CredentialJson(json.valueToTree(document.unwrap()));
    }

    /** Fails for what is no JSON as for what is no credential. */
    static CredentialJson of(ObjectMapper json, String text) {
        if (text.length() > LONGEST) {
            throw PasskeyRefusals.malformed();
        }
        try {
            return new CredentialJson(json.readTree(text));
        } catch (JsonProcessingException e) {
            throw PasskeyRefusals.malformed();
        }
    }

    /**
     * Bytes in URL-safe Base64.
     *
     * @param pointer where they are (RFC 6901)
     * @throws InvalidParameterException when they are not there, or are too many
     */
    byte[] bytes(String pointer, int most) {
        return optionalBytes(pointer, most).orElseThrow(PasskeyRefusals::malformed);
    }

    /** As {@link #bytes}; empty when there are none. */
    Optional<byte[]> optionalBytes(String pointer, int most) {
        return text(pointer).map(text -> {
            byte[] bytes = decoded(text);
            if (bytes.length > most) {
                throw PasskeyRefusals.malformed();
            }
            return bytes;
        });
    }

    Optional<String> text(String pointer) {
        JsonNode member = credential.at(pointer);
        if (member.isMissingNode() || member.isNull()) {
            return Optional.empty();
        }
        if (!member.isTextual() || member.textValue().length() > LONGEST) {
            throw PasskeyRefusals.malformed();
        }
        return Optional.of(member.textValue());
    }

    /** How the authenticator can be reached; what has not the form of a name is left out. */
    Set<String> transports() {
        Set<String> transports = new LinkedHashSet<>();
        for (JsonNode transport : credential.at("/response/transports")) {
            if (transports.size() < MOST_TRANSPORTS
                    && transport.isTextual()
                    && TRANSPORT.matcher(transport.textValue()).matches()) {
                transports.add(transport.textValue());
            }
        }
        return transports;
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw PasskeyRefusals.malformed();
        }
    }
}
