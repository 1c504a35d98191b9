package io.kognita.userpool.password.foreign;

import java.security.MessageDigest;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2 (RFC 9106) in any of its kinds and both of its versions, in the PHC string format.
 *
 * @param memory KiB
 */
record Argon2Hash(Kind kind, int memory, int passes, int lanes, byte[] salt, byte[] hash) implements ForeignHash {

    static final String PREFIX = "$argon2";

    private static final Map<String, Integer> TYPES =
            Map.of("d", Argon2Parameters.ARGON2_d, "i", Argon2Parameters.ARGON2_i, "id", Argon2Parameters.ARGON2_id);
    private static final Pattern NOTATION =
            Pattern.compile("\\$argon2(d|i|id)\\$(?:v=(16|19)\\$)?m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,3})\\$"
                    + Notation.BYTES + "\\$" + Notation.BYTES);

    /** What the second profile of RFC 9106 asks for. */
    private static final int MOST_MEMORY = 64 * 1024;

    /** KiB written in all passes, about a second. */
    private static final long MOST_WRITTEN = 512 * 1024;

    private static final int MOST_LANES = 16;

    /** Kind and version. */
    record Kind(int type, int version) {}

    static Argon2Hash parse(String text) {
        Matcher parts = Notation.parts(NOTATION, text);
        int version = parts.group(2) == null ? Argon2Parameters.ARGON2_VERSION_10 : Notation.number(parts.group(2));
        Argon2Hash parsed = new Argon2Hash(
                new Kind(TYPES.get(parts.group(1)), version),
                Notation.number(parts.group(3)),
                Notation.number(parts.group(4)),
                Notation.number(parts.group(5)),
                Notation.bytes(parts.group(6)),
                Notation.hash(parts.group(7)));
        UnusableHash.requireCheap(parsed.isCheap());
        return parsed;
    }

    private boolean isCheap() {
        return lanes >= 1
                && lanes <= MOST_LANES
                && memory >= 8 * lanes
                && memory <= MOST_MEMORY
                && passes >= 1
                && (long) memory * passes <= MOST_WRITTEN;
    }

    @Override
    public boolean matches(byte[] password) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(kind.type)
                .withVersion(kind.version)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] derived = new byte[hash.length];
        generator.generateBytes(password, derived);
        return MessageDigest.isEqual(hash, derived);
    }

    @Override
    public String toString() {
        return "Argon2Hash[redacted]";
    }
}
