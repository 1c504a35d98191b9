package io.kognita.userpool.branding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Formats of pictures, told by how their files begin. */
enum ImageFormat {
    PNG("png", "image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}),
    JPEG("jpg", "image/jpeg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}),
    ICO("ico", "image/x-icon", new byte[] {0, 0, 1, 0}),
    WEBP("webp", "image/webp", "RIFF".getBytes(StandardCharsets.US_ASCII)),
    SVG("svg", "image/svg+xml", new byte[0]);

    private static final byte[] WEBP_KIND = "WEBP".getBytes(StandardCharsets.US_ASCII);

    private final String extension;
    private final String mediaType;
    private final byte[] begin;

    ImageFormat(String extension, String mediaType, byte[] begin) {
        this.extension = extension;
        this.mediaType = mediaType;
        this.begin = begin;
    }

    /**
     * The format of a logo: PNG or JPEG.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException for any other
     */
    static ImageFormat of(byte[] logo) {
        return Stream.of(PNG, JPEG)
                .filter(format -> format.is(logo))
                .findFirst()
                .orElseThrow(() -> UiShapes.invalid("ImageFile must be a PNG or JPEG image."));
    }

    /** The format that AWS's enum names. */
    static Optional<ImageFormat> named(String name) {
        return Stream.of(values())
                .filter(format -> format.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** True when a file is of this format, as far as its beginning tells; a vector graphic is read whole. */
    boolean is(byte[] file) {
        if (this == SVG) {
            return SafeSvg.is(file);
        }
        return file.length > begin.length
                && Arrays.equals(file, 0, begin.length, begin, 0, begin.length)
                && (this != WEBP || (file.length > 12 && Arrays.equals(file, 8, 12, WEBP_KIND, 0, 4)));
    }

    String extension() {
        return extension;
    }

    String mediaType() {
        return mediaType;
    }
}
