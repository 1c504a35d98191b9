package io.kognita.userpool.password.foreign;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the notations have in common: numbers, and bytes in Base64 with or without padding. */
final class Notation {

    /** Bytes as PHC strings write them; passlib writes a point for the plus sign. */
    static final String BYTES = "([A-Za-z0-9+/.]{0,172}={0,2})";

    static final String NUMBER = "(\\d{1,9})";

    private static final int LONGEST = 128;

    private Notation() {}

    /** The parts of a notation, or a refusal. */
    static Matcher parts(Pattern notation, String text) {
        Matcher parts = notation.matcher(text);
        if (!parts.matches()) {
            throw UnusableHash.unknown();
        }
        return parts;
    }

    static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /** Bytes of a salt or a hash. */
    static byte[] bytes(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.replace('.', '+'));
            UnusableHash.requireCheap(bytes.length <= LONGEST);
            return bytes;
        } catch (IllegalArgumentException e) {
            throw UnusableHash.unknown();
        }
    }

    /** A hash to compare with: one of few bytes would match passwords by chance. */
    static byte[] hash(String base64) {
        byte[] hash = bytes(base64);
        if (hash.length < 10) {
            throw new UnusableHash("The password hash is shorter than 80 bits.");
        }
        return hash;
    }
}
