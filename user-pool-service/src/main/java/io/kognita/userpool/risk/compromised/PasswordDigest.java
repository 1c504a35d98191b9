package io.kognita.userpool.risk.compromised;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A password as collections of leaked ones name it: its SHA-1 hash in capital hexadecimal digits. Whoever has it can guess the
 * password, so it is handled as one.
 */
final class PasswordDigest {

    /** So many digits the range protocol shows to its host. */
    private static final int PREFIX = 5;

    private final String digits;

    private PasswordDigest(String digits) {
        this.digits = digits;
    }

    static PasswordDigest of(String password) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
            return new PasswordDigest(HexFormat.of().withUpperCase().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String digits() {
        return digits;
    }

    /** What a host may see: about one in a million passwords begins so. */
    String prefix() {
        return digits.substring(0, PREFIX);
    }

    String suffix() {
        return digits.substring(PREFIX);
    }

    @Override
    public String toString() {
        return "PasswordDigest[redacted]";
    }
}
