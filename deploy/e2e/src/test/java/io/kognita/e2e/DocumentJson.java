package io.kognita.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.document.Document;

/** JSON of browsers, as the SDK carries it. */
final class DocumentJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DocumentJson() {}

    static String text(Document document) {
        try {
            return JSON.writeValueAsString(plain(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Document read(String json) {
        try {
            return document(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object plain(Document document) {
        if (document.isMap()) {
            Map<String, Object> members = new LinkedHashMap<>();
            document.asMap().forEach((name, member) -> members.put(name, plain(member)));
            return members;
        }
        if (document.isList()) {
            return document.asList().stream().map(DocumentJson::plain).toList();
        }
        return document.isNumber() ? document.asNumber().bigDecimalValue() : document.unwrap();
    }

    private static Document document(JsonNode json) {
        if (json.isObject()) {
            Map<String, Document> members = new LinkedHashMap<>();
            json.properties().forEach(member -> members.put(member.getKey(), document(member.getValue())));
            return Document.fromMap(members);
        }
        if (json.isArray()) {
            List<Document> items = new ArrayList<>();
            json.forEach(item -> items.add(document(item)));
            return Document.fromList(items);
        }
        if (json.isNumber()) {
            return Document.fromNumber(json.decimalValue());
        }
        if (json.isNull()) {
            return Document.fromNull();
        }
        return json.isBoolean() ? Document.fromBoolean(json.booleanValue()) : Document.fromString(json.textValue());
    }
}
