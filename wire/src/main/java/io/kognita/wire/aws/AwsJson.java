package io.kognita.wire.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * AWS JSON 1.1 for the SDK's own model classes, both ways, by walking {@link SdkPojo#sdkFields()}.
 *
 * <p>Decoding is strict: a member of the wrong JSON type is a {@code SerializationException}, an unknown member is
 * ignored, {@code null} is an absent member. Timestamps are epoch seconds with milliseconds, blobs are Base64.
 */
public final class AwsJson {

    /** Deeper than any modelled shape nests, and shallow enough that recursion is safe. */
    private static final int MAX_DEPTH = 100;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(1 << 20)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private AwsJson() {}

    /**
     * Reads a shape.
     *
     * @param json UTF-8; an empty document stands for an empty structure
     * @throws AwsFailure {@code SerializationException} when the document is not JSON or does not fit the shape
     */
    public static <T> T decode(byte[] json, SdkBuilder<?, T> builder) {
        JsonNode document = parse(json);
        fill((SdkPojo) builder, document);
        return builder.build();
    }

    /** Writes a shape; members that are not set are left out, as are lists and maps nobody set. */
    public static byte[] encode(SdkPojo value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = JSON.createGenerator(out)) {
            write(generator, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static JsonNode parse(byte[] json) {
        if (json == null || json.length == 0) {
            return JSON.createObjectNode();
        }
        try {
            JsonNode document = JSON.readerFor(JsonNode.class)
                    .with(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(json);
            if (document == null || document.isMissingNode()) {
                return JSON.createObjectNode();
            }
            return document;
        } catch (JsonProcessingException e) {
            throw AwsFailure.serialization("The request body is not valid JSON");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(SdkPojo target, JsonNode structure) {
        if (!structure.isObject()) {
            throw AwsFailure.serialization(
                    structure.isArray()
                            ? "Start of list found where not expected"
                            : "Unexpected value type in payload");
        }
        for (SdkField<?> field : target.sdkFields()) {
            JsonNode member = structure.get(field.locationName());
            if (member != null && !member.isNull()) {
                field.set(target, read(field, member));
            }
        }
    }

    private static Object read(SdkField<?> field, JsonNode value) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.STRING) {
            return expect(value, JsonNodeType.STRING, "a String").textValue();
        } else if (type == MarshallingType.INTEGER) {
            return exact(value, "an Integer").intValueExact();
        } else if (type == MarshallingType.LONG) {
            return exact(value, "a Long").longValueExact();
        } else if (type == MarshallingType.BOOLEAN) {
            return expect(value, JsonNodeType.BOOLEAN, "a Boolean").booleanValue();
        } else if (type == MarshallingType.DOUBLE) {
            return expect(value, JsonNodeType.NUMBER, "a Double").doubleValue();
        } else if (type == MarshallingType.FLOAT) {
            return expect(value, JsonNodeType.NUMBER, "a Float").floatValue();
        } else if (type == MarshallingType.INSTANT) {
            return timestamp(value);
        } else if (type == MarshallingType.SDK_BYTES) {
            return blob(value);
        } else if (type == MarshallingType.LIST) {
            return list(field, value);
        } else if (type == MarshallingType.MAP) {
            return map(field, value);
        } else if (type == MarshallingType.SDK_POJO) {
            return structure(field, value);
        } else if (type == MarshallingType.DOCUMENT) {
            return document(value);
        }
        throw new IllegalStateException("no JSON form for " + field.memberName());
    }

    private static JsonNode expect(JsonNode value, JsonNodeType type, String wanted) {
        if (value.getNodeType() != type) {
            throw wrongType(value, wanted);
        }
        return value;
    }

    private static BigDecimal exact(JsonNode value, String wanted) {
        BigDecimal number = expect(value, JsonNodeType.NUMBER, wanted).decimalValue();
        boolean integer = value.isIntegralNumber()
                && number.precision() <= 19
                && (wanted.endsWith("Long") ? value.canConvertToLong() : value.canConvertToInt());
        if (!integer) {
            throw wrongType(value, wanted);
        }
        return number;
    }

    private static AwsFailure wrongType(JsonNode value, String wanted) {
        return switch (value.getNodeType()) {
            case ARRAY -> AwsFailure.serialization("Start of list found where not expected");
            case OBJECT, POJO -> AwsFailure.serialization("Start of structure or map found where not expected.");
            case NUMBER -> AwsFailure.serialization("NUMBER_VALUE can not be converted to " + wanted);
            case BOOLEAN ->
                AwsFailure.serialization(
                        (value.booleanValue() ? "TRUE_VALUE" : "FALSE_VALUE") + " can not be converted to " + wanted);
            case STRING, BINARY -> AwsFailure.serialization("STRING_VALUE can not be converted to " + wanted);
            case NULL, MISSING -> AwsFailure.serialization("NULL_VALUE can not be converted to " + wanted);
        };
    }

    private static Instant timestamp(JsonNode value) {
        BigDecimal seconds = expect(value, JsonNodeType.NUMBER, "a Timestamp").decimalValue();
        if (seconds.precision() - seconds.scale() > 12) {
            throw wrongType(value, "a Timestamp");
        }
        return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
    }

    private static SdkBytes blob(JsonNode value) {
        String text = expect(value, JsonNodeType.STRING, "a Blob").textValue();
        try {
            return SdkBytes.fromByteArray(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw AwsFailure.serialization("Blobs must be base64 encoded");
        }
    }

    private static List<Object> list(SdkField<?> field, JsonNode value) {
        if (!value.isArray()) {
            throw value.isObject()
                    ? AwsFailure.serialization("Start of structure or map found where not expected.")
                    : AwsFailure.serialization("Expected list or null");
        }
        SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
        List<Object> items = new ArrayList<>(value.size());
        for (JsonNode item : value) {
            items.add(item.isNull() ? null : read(member, item));
        }
        return items;
    }

    private static Map<String, Object> map(SdkField<?> field, JsonNode value) {
        if (!value.isObject()) {
            throw value.isArray()
                    ? AwsFailure.serialization("Start of list found where not expected")
                    : AwsFailure.serialization("Expected map or null");
        }
        SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
        Map<String, Object> entries = LinkedHashMap.newLinkedHashMap(value.size());
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            entries.put(entry.getKey(), entry.getValue().isNull() ? null : read(member, entry.getValue()));
        }
        return entries;
    }

    private static Object structure(SdkField<?> field, JsonNode value) {
        if (value.isValueNode()) {
            throw AwsFailure.serialization("Unexpected value type in payload");
        }
        SdkPojo nested = field.constructor().get();
        fill(nested, value);
        return ((SdkBuilder<?, ?>) nested).build();
    }

    private static Document document(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING, BINARY -> Document.fromString(value.textValue());
            case NUMBER -> Document.fromNumber(value.decimalValue());
            case BOOLEAN -> Document.fromBoolean(value.booleanValue());
            case NULL, MISSING -> Document.fromNull();
            case ARRAY -> {
                List<Document> items = new ArrayList<>(value.size());
                value.forEach(item -> items.add(document(item)));
                yield Document.fromList(items);
            }
            case OBJECT, POJO -> {
                Map<String, Document> members = LinkedHashMap.newLinkedHashMap(value.size());
                value.properties().forEach(member -> members.put(member.getKey(), document(member.getValue())));
                yield Document.fromMap(members);
            }
        };
    }

    private static void write(JsonGenerator out, Object value) throws IOException {
        switch (value) {
            case null -> out.writeNull();
            case SdkPojo structure -> writeStructure(out, structure);
            case String text -> out.writeString(text);
            case Boolean flag -> out.writeBoolean(flag);
            case Integer number -> out.writeNumber(number);
            case Long number -> out.writeNumber(number);
            case Double number -> out.writeNumber(number);
            case Float number -> out.writeNumber(number);
            case Instant time -> out.writeNumber(BigDecimal.valueOf(time.toEpochMilli(), 3));
            case SdkBytes bytes -> out.writeString(Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()));
            case List<?> items -> {
                out.writeStartArray();
                for (Object item : items) {
                    write(out, item);
                }
                out.writeEndArray();
            }
            case Map<?, ?> entries -> {
                out.writeStartObject();
                for (Map.Entry<?, ?> entry : entries.entrySet()) {
                    out.writeFieldName((String) entry.getKey());
                    write(out, entry.getValue());
                }
                out.writeEndObject();
            }
            case Document document -> writeDocument(out, document);
            default -> throw new IllegalStateException("no JSON form for " + value.getClass());
        }
    }

    private static void writeStructure(JsonGenerator out, SdkPojo structure) throws IOException {
        out.writeStartObject();
        for (SdkField<?> field : structure.sdkFields()) {
            Object member = field.getValueOrDefault(structure);
            if (member == null || member instanceof SdkAutoConstructList || member instanceof SdkAutoConstructMap) {
                continue;
            }
            out.writeFieldName(field.locationName());
            write(out, member);
        }
        out.writeEndObject();
    }

    private static void writeDocument(JsonGenerator out, Document document) throws IOException {
        if (document.isNull()) {
            out.writeNull();
        } else if (document.isString()) {
            out.writeString(document.asString());
        } else if (document.isBoolean()) {
            out.writeBoolean(document.asBoolean());
        } else if (document.isNumber()) {
            out.writeNumber(document.asNumber().stringValue());
        } else if (document.isList()) {
            out.writeStartArray();
            for (Document item : document.asList()) {
                writeDocument(out, item);
            }
            out.writeEndArray();
        } else {
            out.writeStartObject();
            for (Map.Entry<String, Document> member : document.asMap().entrySet()) {
                out.writeFieldName(member.getKey());
                writeDocument(out, member.getValue());
            }
            out.writeEndObject();
        }
    }
}
