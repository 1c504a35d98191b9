package io.kognita.userpool.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A structure in a function's answer, read strictly: a member of a type that AWS's event does not have there is an
 * {@code InvalidLambdaResponseException}; one that is absent or null was not answered.
 */
record Answer(ObjectNode node) {

    /** The {@code response} of an answered event. */
    static Answer of(ObjectNode event) {
        if (event != null && event.get("response") instanceof ObjectNode response) {
            return new Answer(response);
        }
        throw Triggers.unrecognizable();
    }

    boolean flag(String member) {
        return member(member, JsonNode::isBoolean).map(JsonNode::booleanValue).orElse(false);
    }

    Optional<Answer> structure(String member) {
        return member(member, JsonNode::isObject).map(value -> new Answer((ObjectNode) value));
    }

    Optional<String> text(String member) {
        return member(member, JsonNode::isTextual).map(JsonNode::textValue);
    }

    List<String> texts(String member) {
        return member(member, JsonNode::isArray).map(Answer::texts).orElse(List.of());
    }

    /** A map of values; the caller says which it permits. */
    Map<String, JsonNode> values(String member, Permitted permitted) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        structure(member)
                .ifPresent(map -> map.node.properties().forEach(entry -> {
                    if (!permitted.value(entry.getValue())) {
                        throw Triggers.unrecognizable();
                    }
                    values.put(entry.getKey(), entry.getValue());
                }));
        return values;
    }

    boolean has(String member) {
        return node.has(member);
    }

    private Optional<JsonNode> member(String name, Permitted permitted) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!permitted.value(value)) {
            throw Triggers.unrecognizable();
        }
        return Optional.of(value);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> {
            if (!element.isTextual()) {
                throw Triggers.unrecognizable();
            }
            texts.add(element.textValue());
        });
        return texts;
    }

    /** Which JSON values a member may have. */
    interface Permitted {
        boolean value(JsonNode value);
    }
}
