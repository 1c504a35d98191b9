package io.kognita.userpool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.SdkPojo;

/** Requests of an operation that are plausible but for one place, where any JSON value can be put. */
final class HostileRequests {

    private static final String PLACE = "@place@";

    private HostileRequests() {}

    /**
     * The texts of the requests, each with one place.
     *
     * @param shape an empty request of the operation
     * @param plausible values of members by name; those that the shape has are all given
     */
    static Set<String> of(SdkPojo shape, ObjectNode plausible) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        Set<String> texts = new LinkedHashSet<>();
        List<String> names =
                shape.sdkFields().stream().map(field -> field.locationName()).toList();
        names.stream().filter(plausible::has).forEach(name -> request.set(name, plausible.get(name)));
        names.stream()
                .filter(name -> !plausible.has(name))
                .forEach(name -> texts.add(request.deepCopy().put(name, PLACE).toString()));
        replaceEach(request, request, texts);
        return texts;
    }

    static String with(String request, String value) {
        return request.replace('"' + PLACE + '"', value);
    }

    private static void replaceEach(ObjectNode whole, JsonNode part, Set<String> texts) {
        switch (part) {
            case ObjectNode members -> {
                for (String name : new ArrayList<>(iterable(members))) {
                    JsonNode value = members.get(name);
                    members.put(name, PLACE);
                    texts.add(whole.toString());
                    members.set(name, value);
                    replaceEach(whole, value, texts);
                }
            }
            case ArrayNode items -> {
                for (int i = 0; i < items.size(); i++) {
                    replaceEach(whole, items.get(i), texts);
                }
            }
            default -> {}
        }
    }

    private static List<String> iterable(ObjectNode members) {
        List<String> names = new ArrayList<>();
        members.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
