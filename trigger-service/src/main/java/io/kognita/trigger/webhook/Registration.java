package io.kognita.trigger.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.wire.aws.AwsFailure;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** The body of a registration, {@code {"Url": …, "Secret": …}}, of which the secret may be left out. */
record Registration(String url, Optional<String> secret) {

    private static final Set<String> MEMBERS = Set.of("Url", "Secret");

    /**
     * Reads strictly: no other member, no other type.
     *
     * @throws AwsFailure {@code SerializationException}; its message repeats nothing of the body
     */
    static Registration read(ObjectMapper json, byte[] body) {
        ObjectNode members = object(json, body);
        members.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw AwsFailure.serialization("A registration has the members Url and Secret only");
            }
        });
        String url = text(members, "Url").orElseThrow(() -> AwsFailure.serialization("Url is required"));
        return new Registration(url, text(members, "Secret"));
    }

    private static ObjectNode object(ObjectMapper json, byte[] body) {
        try {
            if (json.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw AwsFailure.serialization("The body is no JSON");
        }
        throw AwsFailure.serialization("The body is no JSON object");
    }

    private static Optional<String> text(ObjectNode members, String name) {
        JsonNode value = members.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw AwsFailure.serialization(name + " must be a string");
        }
        return Optional.of(value.textValue());
    }

    @Override
    public String toString() {
        return "Registration[url=" + url + "]";
    }
}
