package io.kognita.userpool.password.foreign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * PBKDF2 (RFC 8018) in the PHC string format, as passlib writes it, or as Django does:
 * {@code $pbkdf2-sha256$i=600000$<salt>$<hash>}, {@code $pbkdf2-sha256$600000$<salt>$<hash>},
 * {@code pbkdf2_sha256$600000$<salt>$<hash>} with the salt in clear.
 *
 * @param function {@code sha1}, {@code sha256} or {@code sha512}
 */
record Pbkdf2Hash(String function, int iterations, byte[] salt, byte[] hash) implements ForeignHash {

    static final String PREFIX = "$pbkdf2";
    static final String DJANGO_PREFIX = "pbkdf2_";

    private static final Pattern NOTATION = Pattern.compile("\\$pbkdf2(?:-(sha1|sha256|sha512))?\\$(?:i=)?"
            + Notation.NUMBER + "(?:,l=\\d{1,3})?\\$" + Notation.BYTES + "\\$" + Notation.BYTES);
    private static final Pattern DJANGO =
            Pattern.compile("pbkdf2_(sha1|sha256)\\$" + Notation.NUMBER + "\\$([^$\\s]{1,128})\\$" + Notation.BYTES);

    /** Half as many again as Django 6 asks for: more than a second in Java. */
    private static final int MOST = 2_000_000;

    static Pbkdf2Hash parse(String text) {
        Matcher parts = Notation.parts(NOTATION, text);
        String function = parts.group(1) == null ? "sha1" : parts.group(1);
        return checked(new Pbkdf2Hash(
                function,
                Notation.number(parts.group(2)),
                Notation.bytes(parts.group(3)),
                Notation.hash(parts.group(4))));
    }

    static Pbkdf2Hash parseDjango(String text) {
        Matcher parts = Notation.parts(DJANGO, text);
        return checked(new Pbkdf2Hash(
                parts.group(1),
                Notation.number(parts.group(2)),
                parts.group(3).getBytes(StandardCharsets.UTF_8),
                Notation.hash(parts.group(4))));
    }

    private static Pbkdf2Hash checked(Pbkdf2Hash parsed) {
        // Each block of output costs all iterations again.
        long blocks = Math.ceilDiv(parsed.hash.length, digest(parsed.function).getDigestSize());
        UnusableHash.requireCheap(parsed.iterations >= 1 && parsed.iterations * blocks <= MOST);
        return parsed;
    }

    @Override
    public boolean matches(byte[] password) {
        PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(digest(function));
        generator.init(password, salt, iterations);
        KeyParameter derived = (KeyParameter) generator.generateDerivedMacParameters(hash.length * 8);
        return MessageDigest.isEqual(hash, derived.getKey());
    }

    private static Digest digest(String function) {
        return switch (function) {
            case "sha1" -> new SHA1Digest();
            case "sha256" -> new SHA256Digest();
            case "sha512" -> new SHA512Digest();
            default -> throw UnusableHash.unknown();
        };
    }

    @Override
    public String toString() {
        return "Pbkdf2Hash[redacted]";
    }
}
