package io.kognita.wire.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import software.amazon.awssdk.core.SdkPojo;
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

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(1 << 20)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // Names come from clients: they must not fill the JVM's table of interned strings.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private AwsJson() {}

    /**
     * Reads a shape.
     *
     * @param json UTF-8; an empty document stands for an empty structure
     * @throws AwsFailure {@code SerializationException} when the document is not JSON or does not fit the shape
     */
    public static <T> T decode(byte[] json, SdkBuilder<?, T> builder) {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != null) {
                new ShapeReader(parser).structure((SdkPojo) builder);
                refuseMore(parser.nextToken());
            }
        } catch (IOException e) {
            throw AwsFailure.serialization("The request body is not valid JSON");
        }
        return builder.build();
    }

    private static void refuseMore(JsonToken token) {
        if (token != null) {
            throw AwsFailure.serialization("The request body is not valid JSON");
        }
    }

    /** Writes a shape; members that are not set are left out, as are lists and maps nobody set. */
    public static byte[] encode(SdkPojo value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = JSON.createGenerator(out)) {
            ShapeWriter.write(generator, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
