package io.kognita.userpool.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Argon2id version 1.3 (RFC 9106) with the parameters of one deployment, written in the PHC string format.
 *
 * @param memory KiB
 * @param passes iterations over the memory
 * @param lanes degree of parallelism, which is part of the result
 */
record Argon2id(int memory, int passes, int lanes) {

    static final int SALT_BYTES = 16;

    private static final int HASH_BYTES = 32;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,9})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    Argon2id {
        if (lanes < 1 || passes < 1 || memory < 8 * lanes) {
            throw new IllegalArgumentException("Argon2id needs a lane, a pass and 8 KiB of memory for each lane");
        }
    }

    PasswordHash hash(String password, byte[] salt, Argon2Function function) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return new PasswordHash(
                "$argon2id$v=19$m=" + memory + ",t=" + passes + ",p=" + lanes + "$" + base64.encodeToString(salt) + "$"
                        + base64.encodeToString(derive(function, password, salt, HASH_BYTES)));
    }

    /** Verifies with the parameters that the hash itself names. */
    static boolean matches(String password, PasswordHash stored, Argon2Function function) {
        Matcher phc = parse(stored);
        byte[] expected = Base64.getDecoder().decode(phc.group(5));
        byte[] actual =
                parametersOf(phc).derive(function, password, Base64.getDecoder().decode(phc.group(4)), expected.length);
        return MessageDigest.isEqual(expected, actual);
    }

    boolean made(PasswordHash stored) {
        return isNotationOf(stored) && equals(parametersOf(parse(stored)));
    }

    /** False for a hash that another system made by another function, or another version of this one. */
    static boolean isNotationOf(PasswordHash stored) {
        return PHC.matcher(stored.phc()).matches();
    }

    private static Matcher parse(PasswordHash stored) {
        Matcher phc = PHC.matcher(stored.phc());
        if (!phc.matches()) {
            throw new IllegalStateException("a stored password hash is no Argon2id hash in the PHC format");
        }
        return phc;
    }

    private static Argon2id parametersOf(Matcher phc) {
        return new Argon2id(
                Integer.parseInt(phc.group(1)), Integer.parseInt(phc.group(2)), Integer.parseInt(phc.group(3)));
    }

    private byte[] derive(Argon2Function function, String password, byte[] salt, int length) {
        byte[] secret = password.getBytes(StandardCharsets.UTF_8);
        try {
            return function.derive(this, secret, salt, length);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
