package io.kognita.userpool.srp;

import static io.kognita.userpool.srp.SrpGroup.G;
import static io.kognita.userpool.srp.SrpGroup.K;
import static io.kognita.userpool.srp.SrpGroup.N;
import static io.kognita.userpool.srp.SrpGroup.hash;
import static io.kognita.userpool.srp.SrpGroup.number;
import static io.kognita.userpool.srp.SrpGroup.padded;
import static io.kognita.userpool.srp.SrpGroup.utf8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The server's side of one exchange: its secret b and public value B.
 *
 * @param secret b, 256 bits, which is ample for a group of 128-bit strength and three times as fast as 1024
 * @param publicValue B = (k * v + g^b) mod N
 */
public record SrpServer(BigInteger secret, BigInteger publicValue) {

    private static final int SECRET_BYTES = 32;
    private static final int KEY_BYTES = 16;
    private static final byte[] INFO = utf8("Caldera Derived Key");

    /** Begins an exchange; takes about 1 ms of CPU. */
    public static SrpServer begin(SrpVerifier verifier, SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return begin(verifier, number(secret));
    }

    /** As {@link #begin(SrpVerifier, SecureRandom)}, with a secret. */
    static SrpServer begin(SrpVerifier verifier, BigInteger secret) {
        BigInteger publicValue =
                K.multiply(verifier.value()).add(G.modPow(secret, N)).mod(N);
        return new SrpServer(secret, publicValue);
    }

    /**
     * The key that both sides share when the client knows the password; takes about 2 ms of CPU.
     *
     * @return 16 bytes: HKDF-SHA256 with S as input key and u as salt
     */
    public byte[] sharedKey(SrpPublicValue client, SrpVerifier verifier) {
        // u = H(PAD(A) | PAD(B)); S = (A * v^u)^b mod N
        BigInteger u = number(hash(padded(client.value()), padded(publicValue)));
        BigInteger s = client.value().multiply(verifier.value().modPow(u, N)).modPow(secret, N);
        return derive(padded(s), padded(u));
    }

    static byte[] derive(byte[] inputKey, byte[] salt) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(inputKey)
                            .addSalt(salt)
                            .thenExpand(INFO, KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The hexadecimal form of B that travels as {@code SRP_B}. */
    public String hex() {
        return publicValue.toString(16);
    }

    /** The secret never reaches a log. */
    @Override
    public String toString() {
        return "SrpServer[]";
    }
}
