package io.kognita.userpool.srp;

import static io.kognita.userpool.srp.SrpGroup.N;
import static io.kognita.userpool.srp.SrpGroup.hash;
import static io.kognita.userpool.srp.SrpGroup.number;
import static io.kognita.userpool.srp.SrpGroup.padded;
import static io.kognita.userpool.srp.SrpGroup.utf8;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * What a server keeps of a password for SRP: it allows offline guessing, so it is stored sealed only.
 *
 * @param salt up to 128 bits, not secret
 * @param value v = g^x mod N
 */
public record SrpVerifier(BigInteger salt, BigInteger value) {

    private static final int SALT_BYTES = 16;

    public SrpVerifier {
        if (salt.signum() <= 0 || salt.bitLength() > SALT_BYTES * 8) {
            throw new IllegalArgumentException("a salt is positive and has up to 128 bits");
        }
        if (value.signum() <= 0 || value.compareTo(N) >= 0) {
            throw new IllegalArgumentException("a verifier is an element of the group");
        }
    }

    /**
     * Makes a verifier with a fresh salt; takes about half a millisecond of CPU.
     *
     * @param poolName the part of the pool's id behind the underscore
     * @param userIdForSrp what the server tells clients in {@code USER_ID_FOR_SRP}
     */
    public static SrpVerifier of(String poolName, String userIdForSrp, String password, ModularPower powers) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return of(poolName, userIdForSrp, password, number(salt).setBit(0), powers);
    }

    /** As {@link #of(String, String, String, ModularPower)}, with a salt. */
    public static SrpVerifier of(
            String poolName, String userIdForSrp, String password, BigInteger salt, ModularPower powers) {
        return new SrpVerifier(salt, powers.generatorPower(x(poolName, userIdForSrp, password, salt)));
    }

    /**
     * A verifier that belongs to no password, to answer in place of one that does not exist.
     *
     * @param salt 16 bytes
     * @param value 384 bytes that look random
     */
    public static SrpVerifier madeUp(byte[] salt, byte[] value) {
        return new SrpVerifier(number(salt).setBit(0), number(value).mod(N).setBit(0));
    }

    /**
     * A verifier that a client made of a password of its own.
     *
     * @param salt, value magnitudes, with or without a sign byte
     * @return empty when they are out of bounds, or a value that no password makes but by a miracle: 1 or -1
     */
    public static Optional<SrpVerifier> given(byte[] salt, byte[] value) {
        BigInteger saltNumber = number(salt);
        BigInteger valueNumber = number(value);
        boolean bounded = saltNumber.signum() > 0
                && saltNumber.bitLength() <= SALT_BYTES * 8
                && valueNumber.compareTo(BigInteger.ONE) > 0
                && valueNumber.compareTo(N.subtract(BigInteger.ONE)) < 0;
        return bounded ? Optional.of(new SrpVerifier(saltNumber, valueNumber)) : Optional.empty();
    }

    /** As bytes, to be sealed. */
    public byte[] encoded() {
        byte[] saltBytes = salt.toByteArray();
        byte[] valueBytes = value.toByteArray();
        return ByteBuffer.allocate(1 + saltBytes.length + valueBytes.length)
                .put((byte) saltBytes.length)
                .put(saltBytes)
                .put(valueBytes)
                .array();
    }

    /** Reads what {@link #encoded} wrote. */
    public static SrpVerifier decoded(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte[] salt = new byte[buffer.get()];
        buffer.get(salt);
        byte[] value = new byte[buffer.remaining()];
        buffer.get(value);
        return new SrpVerifier(new BigInteger(salt), new BigInteger(value));
    }

    /** x = H(salt | H(poolName | userId | ":" | password)). */
    static BigInteger x(String poolName, String userId, String password, BigInteger salt) {
        return number(hash(padded(salt), hash(utf8(poolName + userId + ":" + password))));
    }

    /** A verifier never reaches a log. */
    @Override
    public String toString() {
        return "SrpVerifier[]";
    }
}
