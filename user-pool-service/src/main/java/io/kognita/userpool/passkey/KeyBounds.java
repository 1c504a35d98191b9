package io.kognita.userpool.passkey;

import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.RSACOSEKey;
import java.math.BigInteger;

/** Keeps RSA keys within sizes that are safe and that cost little to verify, for whoever registers a key chooses it. */
final class KeyBounds {

    private static final int SHORTEST = 2048;
    private static final int LONGEST = 4096;
    private static final int LONGEST_EXPONENT = 32;

    private KeyBounds() {}

    static void check(AttestedCredentialData attested) {
        if (attested != null && attested.getCOSEKey() instanceof RSACOSEKey key && !bounded(key)) {
            throw PasskeyRefusals.notSupported();
        }
    }

    private static boolean bounded(RSACOSEKey key) {
        int modulus = bits(key.getN());
        return modulus >= SHORTEST && modulus <= LONGEST && bits(key.getE()) <= LONGEST_EXPONENT;
    }

    private static int bits(byte[] magnitude) {
        return magnitude == null ? 0 : new BigInteger(1, magnitude).bitLength();
    }
}
