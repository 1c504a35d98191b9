package io.kognita.userpool.mfa;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time passwords (RFC 6238) as authenticator apps make them: HMAC-SHA-1, steps of 30 seconds, six digits. */
final class Totp {

    private static final int STEP_SECONDS = 30;
    private static final int BOUND = 1_000_000;

    private Totp() {}

    /** The number of the time step that a moment lies in (RFC 6238, section 4.2). */
    static long step(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), STEP_SECONDS);
    }

    /** The code of a step. */
    static String code(TotpSecret secret, long step) {
        byte[] hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        // Dynamic truncation (RFC 4226, section 5.3): 31 bits from where the last four bits say.
        int offset = hash[hash.length - 1] & 0xF;
        int truncated = ByteBuffer.wrap(hash).getInt(offset) & 0x7FFF_FFFF;
        return String.format(Locale.ROOT, "%06d", truncated % BOUND);
    }

    /**
     * The steps whose code was given, among the present one and its neighbours, for clocks are off (RFC 6238, section 5.2).
     * The same work whatever the code is.
     */
    static List<Long> matching(TotpSecret secret, String given, Instant now) {
        byte[] code = given.getBytes(StandardCharsets.UTF_8);
        return LongStream.rangeClosed(step(now) - 1, step(now) + 1)
                .filter(step -> MessageDigest.isEqual(code(secret, step).getBytes(StandardCharsets.UTF_8), code))
                .boxed()
                .toList();
    }

    private static byte[] hmac(TotpSecret secret, byte[] counter) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.bytes(), "HmacSHA1"));
            return mac.doFinal(counter);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
