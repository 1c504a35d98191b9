package io.kognita.userpool.srp;

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

    /** Begins an exchange; takes about half a millisecond of CPU. */
    public static SrpServer begin(SrpVerifier verifier, ModularPower powers, SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return begin(verifier, powers, number(secret));
    }

    /** As {@link #begin(SrpVerifier, ModularPower, SecureRandom)}, with a secret. */
    static SrpServer begin(SrpVerifier verifier, ModularPower powers, BigInteger secret) {
        BigInteger publicValue =
                K.multiply(verifier.value()).add(powers.generatorPower(secret)).mod(N);
        return new SrpServer(secret, publicValue);
    }

    /**
     * The key that both sides share when the client knows the password; takes about a millisecond of CPU.
     *
     * @return 16 bytes: HKDF-SHA256 with S as input key and u as salt
     */
    public byte[] sharedKey(SrpPublicValue client, SrpVerifier verifier, ModularPower powers) {
        // u = H(PAD(A) | PAD(B)); S = (A * v^u)^b mod N
        BigInteger u = number(hash(padded(client.value()), padded(publicValue)));
        BigInteger base =
                client.value().multiply(powers.power(verifier.value(), u)).mod(N);
        return derive(padded(powers.power(base, secret)), padded(u));
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
