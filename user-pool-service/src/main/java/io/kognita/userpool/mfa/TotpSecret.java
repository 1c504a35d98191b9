package io.kognita.userpool.mfa;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.util.encoders.Base32;

/**
 * What an authenticator app and Kognita share.
 *
 * @param bytes as many as HMAC-SHA-1 puts out, as RFC 4226, section 4, recommends
 */
public record TotpSecret(byte[] bytes) {

    private static final int LENGTH = 20;

    static TotpSecret random(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new TotpSecret(bytes);
    }

    /** The form that people type and QR codes carry: 32 characters of Base32 (RFC 4648). */
    public String base32() {
        return new String(Base32.encode(bytes), StandardCharsets.US_ASCII);
    }

    /** A secret never reaches a log. */
    @Override
    public String toString() {
        return "TotpSecret[]";
    }
}
