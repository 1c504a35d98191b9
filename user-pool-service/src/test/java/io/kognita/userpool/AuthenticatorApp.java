package io.kognita.userpool;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/** An authenticator app as people have them (RFC 6238 with its defaults), written apart from the service's own. */
public final class AuthenticatorApp {

    private final byte[] secret;
    private final Clock clock;

    /** Takes a secret over as a user types it. */
    public AuthenticatorApp(String secretCode, Clock clock) {
        this.secret = Base32.decode(secretCode);
        this.clock = clock;
    }

    /** The code that the app shows now. */
    public String code() {
        return code(0);
    }

    /** The code that it shows a number of half minutes later. */
    public String code(int later) {
        long counter = clock.instant().getEpochSecond() / 30 + later;
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(counter).array());
            int start = hash[19] & 15;
            int number = ((hash[start] & 127) << 24)
                    | ((hash[start + 1] & 255) << 16)
                    | ((hash[start + 2] & 255) << 8)
                    | (hash[start + 3] & 255);
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A code that the app shows at none of the times that count. */
    public String wrongCode() {
        for (int number = 0; ; number++) {
            String code = String.format(Locale.ROOT, "%06d", number);
            if (!code.equals(code(-2))
                    && !code.equals(code(-1))
                    && !code.equals(code())
                    && !code.equals(code(1))
                    && !code.equals(code(2))) {
                return code;
            }
        }
    }
}
