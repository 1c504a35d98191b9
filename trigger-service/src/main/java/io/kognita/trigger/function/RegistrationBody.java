package io.kognita.trigger.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.wire.aws.AwsFailure;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** A registration's JSON, read strictly: no other member, no other type. What it refuses it does not repeat. */
public final class RegistrationBody {

    private final ObjectNode members;

    private RegistrationBody(ObjectNode members) {
        this.members = members;
    }

    /**
     * Reads a body.
     *
     * @param allowed the members that it may have
     * @throws AwsFailure {@code SerializationException}
     */
    public static RegistrationBody read(ObjectMapper json, byte[] body, Set<String> allowed) {
        ObjectNode members = object(json, body);
        members.fieldNames().forEachRemaining(name -> {
            if (!allowed.contains(name)) {
                throw AwsFailure.serialization("A registration has only the members "
                        + String.join(", ", allowed.stream().sorted().toList()));
            }
        });
        return new RegistrationBody(members);
    }

    /** A member that must be there. */
    public String required(String name) {
        return text(name).orElseThrow(() -> AwsFailure.serialization(name + " is required"));
    }

    /** A member that may be there. */
    public Optional<String> text(String name) {
        JsonNode value = members.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw AwsFailure.serialization(name + " must be a string");
        }
        return Optional.of(value.textValue());
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

    /** It may hold a secret. */
    @Override
    public String toString() {
        return "RegistrationBody[…]";
    }
}
