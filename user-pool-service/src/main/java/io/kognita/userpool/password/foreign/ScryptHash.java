package io.kognita.userpool.password.foreign;

import java.security.MessageDigest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * scrypt (RFC 7914) in the PHC string format, {@code $scrypt$ln=14,r=8,p=1$<salt>$<hash>}.
 *
 * @param logN logarithm of the cost
 */
record ScryptHash(int logN, int blockSize, int lanes, byte[] salt, byte[] hash) implements ForeignHash {

    static final String PREFIX = "$scrypt$";

    private static final Pattern NOTATION = Pattern.compile(
            "\\$scrypt\\$ln=(\\d{1,2}),r=(\\d{1,3}),p=(\\d{1,3})\\$" + Notation.BYTES + "\\$" + Notation.BYTES);

    /** As much as Django and passlib ask for. */
    private static final long MOST_MEMORY = 64L << 20;

    /** Bytes written in all lanes, about a second. */
    private static final long MOST_WRITTEN = 320L << 20;

    static ScryptHash parse(String text) {
        Matcher parts = Notation.parts(NOTATION, text);
        ScryptHash parsed = new ScryptHash(
                Notation.number(parts.group(1)),
                Notation.number(parts.group(2)),
                Notation.number(parts.group(3)),
                Notation.bytes(parts.group(4)),
                Notation.hash(parts.group(5)));
        requireCheap(parsed.logN, parsed.blockSize, parsed.lanes);
        return parsed;
    }

    /** Refuses parameters beyond the bounds, and those that RFC 7914 excludes. */
    static void requireCheap(int logN, int blockSize, int lanes) {
        UnusableHash.requireCheap(logN >= 1 && logN <= 20 && blockSize >= 1 && lanes >= 1);
        long memory = (128L * blockSize) << logN;
        UnusableHash.requireCheap(memory <= MOST_MEMORY && memory * lanes <= MOST_WRITTEN && logN < 16L * blockSize);
    }

    @Override
    public boolean matches(byte[] password) {
        return MessageDigest.isEqual(hash, SCrypt.generate(password, salt, 1 << logN, blockSize, lanes, hash.length));
    }

    @Override
    public String toString() {
        return "ScryptHash[redacted]";
    }
}
