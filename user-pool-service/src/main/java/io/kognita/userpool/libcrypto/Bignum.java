package io.kognita.userpool.libcrypto;

import io.kognita.userpool.work.ImageLibrary;
import io.kognita.userpool.work.NativeLibrary;
import java.util.Optional;

/** The functions of OpenSSL 3's libcrypto that raise numbers to powers. */
interface Bignum {

    /** The machine's libcrypto; empty when it has none. */
    static Optional<Bignum> load() {
        String name = "libcrypto.so.3";
        return ImageLibrary.usable()
                ? ImageLibrary.load(ImageBignum::new, name)
                : NativeLibrary.load(ForeignBignum::new, name);
    }

    /**
     * A modulus as libcrypto holds it, by addresses.
     *
     * @param number a {@code BIGNUM}
     * @param montgomery a {@code BN_MONT_CTX}: what is computed of the number once and for all, which threads only read
     */
    record Modulus(long number, long montgomery) {}

    /**
     * Takes a modulus over for as long as the process lives.
     *
     * @param odd the number's magnitude
     */
    Modulus modulus(byte[] odd);

    /**
     * base^exponent, in a time and by accesses to memory that tell of the exponent nothing but its length in words of 64 bits.
     *
     * @param base, exponent magnitudes
     * @param length of the result in bytes, zeros first
     */
    byte[] power(Modulus modulus, byte[] base, byte[] exponent, int length);
}
