package io.kognita.userpool.risk.adaptive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Reads {@code EncodedData}, in which Amazon's libraries for context data describe a device: Base64 of JSON, whose
 * {@code payload} is JSON again.
 *
 * <p>Its signature is made with the id of the client, which everybody knows, so it proves nothing and is not checked. What
 * cannot be read is left aside: whoever sends nonsense is a device that nobody knows.
 */
@Singleton
class EncodedData {

    /** Several times what the libraries send. */
    private static final int LONGEST = 16 * 1024;

    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_TIMEZONE = 64;

    private final ObjectMapper json;

    EncodedData(ObjectMapper json) {
        this.json = json;
    }

    /**
     * What a device says of itself; each part null where it says nothing.
     *
     * @param id hash of its id, for the id itself is as good as a key to the user's trust
     */
    record Device(String id, String name, String timezone) {

        static final Device UNKNOWN = new Device(null, null, null);
    }

    /** Reads what was sent, or null. */
    Device read(String encoded) {
        if (encoded == null || encoded.length() > LONGEST) {
            return Device.UNKNOWN;
        }
        try {
            byte[] sent = Base64.getMimeDecoder().decode(encoded.getBytes(StandardCharsets.US_ASCII));
            JsonNode payload = json.readTree(text(json.readTree(new String(sent, StandardCharsets.UTF_8)), "payload"));
            return device(payload.path("contextData"));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Device.UNKNOWN;
        }
    }

    private static Device device(JsonNode context) {
        String id = text(context, "DeviceId");
        return new Device(
                id.isBlank() ? null : hash(id),
                shown(text(context, "DeviceName"), LONGEST_NAME),
                shown(text(context, "ClientTimezone"), LONGEST_TIMEZONE));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText("");
    }

    private static String shown(String text, int longest) {
        String clean = Origins.printable(text, longest);
        return clean.isEmpty() ? null : clean;
    }

    private static String hash(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
