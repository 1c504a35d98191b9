package io.kognita.hostedui.federation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** Claims as texts, which attributes are; what is no text is written in JSON. */
final class ClaimTexts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ClaimTexts() {}

    static Map<String, String> of(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties().forEach(member -> {
            JsonNode value = member.getValue();
            if (!value.isNull()) {
                texts.put(member.getKey(), value.isValueNode() ? value.asText() : value.toString());
            }
        });
        return texts;
    }

    static Map<String, String> of(Map<String, Object> claims) {
        return of(JSON.<JsonNode>valueToTree(claims));
    }
}
