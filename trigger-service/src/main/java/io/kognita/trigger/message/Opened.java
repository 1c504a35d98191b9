package io.kognita.trigger.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Reads the members of a message that was opened. */
final class Opened {

    private Opened() {}

    static String required(JsonNode content, String name) {
        return text(content, name).orElseThrow(() -> new Undeliverable("the opened message has no " + name));
    }

    static Optional<String> text(JsonNode content, String name) {
        return Optional.ofNullable(content.get(name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
    }
}
