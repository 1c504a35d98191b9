package io.kognita.userpool.libcrypto;

import io.kognita.userpool.srp.ModularPower;
import io.kognita.userpool.srp.SrpGroup;
import java.math.BigInteger;

/** Powers by libcrypto, which take the same time whatever the exponent: the server's secret and the password's x are some. */
final class LibcryptoPower implements ModularPower {

    private static final int BYTES = SrpGroup.N.bitLength() / Byte.SIZE;

    private final Bignum libcrypto;
    private final Bignum.Modulus modulus;

    LibcryptoPower(Bignum libcrypto) {
        this.libcrypto = libcrypto;
        this.modulus = libcrypto.modulus(SrpGroup.N.toByteArray());
    }

    @Override
    public BigInteger power(BigInteger base, BigInteger exponent) {
        return new BigInteger(1, libcrypto.power(modulus, base.toByteArray(), exponent.toByteArray(), BYTES));
    }
}
