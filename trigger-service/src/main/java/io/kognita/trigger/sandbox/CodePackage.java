package io.kognita.trigger.sandbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A function's code as it was sent: a zip, or the text of one file. It is unpacked into memory only, within bounds that hold
 * for what comes out, whatever the zip says of itself.
 *
 * @param files by path
 */
public record CodePackage(Map<String, byte[]> files) {

    static final int MAX_ENTRIES = 1_000;
    static final int MAX_UNPACKED = 5 * 1024 * 1024;
    private static final String NO_ZIP =
            "Could not unzip uploaded file. Please check your file, then try to upload again.";
    private static final int MAX_PATH = 512;
    private static final Pattern PATH = Pattern.compile("[^\\x00-\\x1f\\\\:/]+(/[^\\x00-\\x1f\\\\:/]+)*");

    public CodePackage {
        files = Map.copyOf(files);
    }

    /**
     * Unpacks code.
     *
     * @throws IllegalArgumentException says which rule it breaks
     */
    public static CodePackage of(byte[] code) {
        return isZip(code) ? unzipped(code) : new CodePackage(Map.of("index.js", text(code)));
    }

    private static boolean isZip(byte[] code) {
        return code.length > 3 && code[0] == 'P' && code[1] == 'K' && (code[2] == 3 || code[2] == 5);
    }

    /** As CloudFormation takes code inline: one file, {@code index.js}. */
    private static byte[] text(byte[] code) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(code));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(NO_ZIP);
        }
        if (code.length == 0) {
            throw new IllegalArgumentException("Uploaded file must be a non-empty zip");
        }
        return code;
    }

    private static CodePackage unzipped(byte[] code) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        int left = MAX_UNPACKED;
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(code), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MAX_ENTRIES) {
                    throw new IllegalArgumentException("The zip has more than " + MAX_ENTRIES + " entries");
                }
                if (!entry.isDirectory()) {
                    byte[] content = read(zip, left);
                    left -= content.length;
                    if (files.put(path(entry), content) != null) {
                        throw new IllegalArgumentException("The zip has a file twice");
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw e instanceof IllegalArgumentException rule
                            && rule.getMessage().startsWith("The zip")
                    ? rule
                    : new IllegalArgumentException(NO_ZIP);
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException(NO_ZIP);
        }
        return new CodePackage(files);
    }

    private static String path(ZipEntry entry) {
        String path = entry.getName().startsWith("./") ? entry.getName().substring(2) : entry.getName();
        boolean leaves = ("/" + path + "/").contains("/../") || ("/" + path + "/").contains("/./");
        if (path.length() > MAX_PATH || leaves || !PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("The zip has an entry whose path is not within it");
        }
        return path;
    }

    private static byte[] read(ZipInputStream zip, int limit) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        for (int count = zip.read(part); count >= 0; count = zip.read(part)) {
            if (content.size() + count > limit) {
                throw new IllegalArgumentException("The zip unpacks to more than " + MAX_UNPACKED + " bytes");
            }
            content.write(part, 0, count);
        }
        return content.toByteArray();
    }

    /** Code may hold secrets. */
    @Override
    public String toString() {
        return "CodePackage[" + files.size() + " files]";
    }
}
