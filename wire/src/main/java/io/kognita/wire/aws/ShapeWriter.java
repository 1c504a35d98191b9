package io.kognita.wire.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Writes shapes as JSON tokens. */
final class ShapeWriter {

    private ShapeWriter() {}

    static void write(JsonGenerator out, Object value) throws IOException {
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
