package io.kognita.wire.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
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
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Reads JSON tokens into shapes, strictly: what is not of a member's type is refused, never converted. */
final class ShapeReader {

    /** More than any list or map of the APIs may hold; keeps a hostile body of 1 MB from costing tens of milliseconds. */
    private static final int MAX_ELEMENTS = 10_000;

    private final JsonParser in;

    ShapeReader(JsonParser in) {
        this.in = in;
    }

    /** Reads a structure whose first token is the current one. */
    void structure(SdkPojo target) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw in.currentToken() == JsonToken.START_ARRAY
                    ? AwsFailure.serialization("Start of list found where not expected")
                    : AwsFailure.serialization("Unexpected value type in payload");
        }
        Map<String, SdkField<?>> members = target.sdkFieldNameToField();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            SdkField<?> member = members.get(in.currentName());
            JsonToken value = in.nextToken();
            if (member == null) {
                in.skipChildren();
            } else if (value != JsonToken.VALUE_NULL) {
                member.set(target, value(member));
            }
        }
    }

    private Object value(SdkField<?> field) throws IOException {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.STRING) {
            return text();
        } else if (type == MarshallingType.BOOLEAN) {
            return flag();
        } else if (type == MarshallingType.SDK_POJO) {
            SdkPojo nested = field.constructor().get();
            structure(nested);
            return ((SdkBuilder<?, ?>) nested).build();
        } else if (type == MarshallingType.LIST) {
            return list(field.getTrait(ListTrait.class).memberFieldInfo());
        } else if (type == MarshallingType.MAP) {
            return map(field.getTrait(MapTrait.class).valueFieldInfo());
        } else if (type == MarshallingType.INTEGER) {
            return (int) integer(Integer.MIN_VALUE, Integer.MAX_VALUE, "an Integer");
        } else if (type == MarshallingType.LONG) {
            return integer(Long.MIN_VALUE, Long.MAX_VALUE, "a Long");
        } else if (type == MarshallingType.DOUBLE) {
            return expect(in.currentToken().isNumeric(), "a Double").getDoubleValue();
        } else if (type == MarshallingType.INSTANT) {
            return timestamp();
        } else if (type == MarshallingType.SDK_BYTES) {
            return blob();
        } else if (type == MarshallingType.DOCUMENT) {
            return document();
        }
        throw new IllegalStateException("no JSON form for " + field.memberName());
    }

    /** A text without the two things that no database keeps: U+0000 and half of a surrogate pair. */
    private String text() throws IOException {
        return storable(
                expect(in.currentToken() == JsonToken.VALUE_STRING, "a String").getText());
    }

    private static String storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                throw AwsFailure.serialization("A String holds a character that is not permitted");
            }
        }
        return text;
    }

    private boolean flag() throws IOException {
        return expect(in.currentToken().isBoolean(), "a Boolean").getBooleanValue();
    }

    private long integer(long min, long max, String wanted) throws IOException {
        expect(in.currentToken() == JsonToken.VALUE_NUMBER_INT, wanted);
        boolean fits = in.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                && in.getLongValue() >= min
                && in.getLongValue() <= max;
        return expect(fits, wanted).getLongValue();
    }

    /** Seconds since the epoch; fractions finer than a millisecond are cut off. */
    private Instant timestamp() throws IOException {
        BigDecimal seconds = number("a Timestamp", 12);
        return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
    }

    /** A number of bounded magnitude: {@code 1e999999999} is cheap to write and ruinous to calculate with. */
    private BigDecimal number(String wanted, int digits) throws IOException {
        BigDecimal number = expect(in.currentToken().isNumeric(), wanted).getDecimalValue();
        boolean bounded = (long) number.precision() - number.scale() <= digits && number.scale() <= 400;
        expect(bounded, wanted);
        return number;
    }

    private SdkBytes blob() throws IOException {
        String text =
                expect(in.currentToken() == JsonToken.VALUE_STRING, "a Blob").getText();
        try {
            return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw AwsFailure.serialization("Blobs must be base64 encoded");
        }
    }

    private List<Object> list(SdkField<?> element) throws IOException {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw in.currentToken() == JsonToken.START_OBJECT
                    ? AwsFailure.serialization("Start of structure or map found where not expected.")
                    : AwsFailure.serialization("Expected list or null");
        }
        List<Object> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(element));
            refuseMore(items.size());
        }
        return items;
    }

    private static void refuseMore(int elements) {
        if (elements > MAX_ELEMENTS) {
            throw AwsFailure.serialization("A list or map has too many elements");
        }
    }

    /** Entries without a value are left out, as absent members are. */
    private Map<String, Object> map(SdkField<?> element) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw in.currentToken() == JsonToken.START_ARRAY
                    ? AwsFailure.serialization("Start of list found where not expected")
                    : AwsFailure.serialization("Expected map or null");
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String key = storable(in.currentName());
            if (in.nextToken() != JsonToken.VALUE_NULL) {
                entries.put(key, value(element));
                refuseMore(entries.size());
            }
        }
        return entries;
    }

    private Document document() throws IOException {
        return switch (in.currentToken()) {
            case VALUE_STRING -> Document.fromString(text());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Document.fromNumber(number("a Document", 400));
            case VALUE_TRUE, VALUE_FALSE -> Document.fromBoolean(flag());
            case START_ARRAY -> {
                List<Document> items = new ArrayList<>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    items.add(document());
                }
                yield Document.fromList(items);
            }
            case START_OBJECT -> {
                Map<String, Document> members = new LinkedHashMap<>();
                while (in.nextToken() != JsonToken.END_OBJECT) {
                    String key = storable(in.currentName());
                    in.nextToken();
                    members.put(key, document());
                }
                yield Document.fromMap(members);
            }
            default -> Document.fromNull();
        };
    }

    private JsonParser expect(boolean met, String wanted) {
        if (!met) {
            throw wrongType(in.currentToken(), wanted);
        }
        return in;
    }

    private static AwsFailure wrongType(JsonToken token, String wanted) {
        return switch (token) {
            case START_ARRAY -> AwsFailure.serialization("Start of list found where not expected");
            case START_OBJECT -> AwsFailure.serialization("Start of structure or map found where not expected.");
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                AwsFailure.serialization("NUMBER_VALUE can not be converted to " + wanted);
            case VALUE_TRUE -> AwsFailure.serialization("TRUE_VALUE can not be converted to " + wanted);
            case VALUE_FALSE -> AwsFailure.serialization("FALSE_VALUE can not be converted to " + wanted);
            case VALUE_STRING -> AwsFailure.serialization("STRING_VALUE can not be converted to " + wanted);
            default -> AwsFailure.serialization("NULL_VALUE can not be converted to " + wanted);
        };
    }
}
