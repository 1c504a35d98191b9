package io.kognita.userpool.srp;

import static io.kognita.userpool.srp.SrpGroup.G;
import static io.kognita.userpool.srp.SrpGroup.N;

import java.math.BigInteger;

/** Powers by the JDK's own numbers, for machines without libcrypto. How long they take depends on the exponent. */
public final class PureModularPower implements ModularPower {

    private static final int DIGIT_BITS = 6;
    private static final int RADIX = 1 << DIGIT_BITS;

    /** Of exponents of 256 bits; greater ones are rare enough to go the long way. */
    private static final int DIGITS = (256 + DIGIT_BITS - 1) / DIGIT_BITS;

    private static final int BITS = N.bitLength();

    /** Barrett's reduction: 2^2n / N, so that a product of two elements is reduced by two products more. */
    private static final BigInteger RECIPROCAL =
            BigInteger.ONE.shiftLeft(2 * BITS).divide(N);

    /** Powers of the generator, 1.2 MB, made when the first is asked for. */
    private static final class Table {

        /** {@code [i][d]} is g^(d * RADIX^i). */
        static final BigInteger[][] POWERS = powers();

        private Table() {}

        private static BigInteger[][] powers() {
            BigInteger[][] powers = new BigInteger[DIGITS][RADIX];
            BigInteger base = G;
            for (BigInteger[] row : powers) {
                row[0] = BigInteger.ONE;
                for (int digit = 1; digit < RADIX; digit++) {
                    row[digit] = product(row[digit - 1], base);
                }
                base = product(row[RADIX - 1], base);
            }
            return powers;
        }
    }

    @Override
    public BigInteger power(BigInteger base, BigInteger exponent) {
        return base.modPow(exponent, N);
    }

    /** One product for each digit of the exponent, and no square: a third of the time. */
    @Override
    public BigInteger generatorPower(BigInteger exponent) {
        if (exponent.bitLength() > DIGITS * DIGIT_BITS) {
            return power(G, exponent);
        }
        BigInteger result = BigInteger.ONE;
        for (int place = 0; place < DIGITS; place++) {
            int digit = exponent.shiftRight(place * DIGIT_BITS).intValue() & (RADIX - 1);
            result = product(result, Table.POWERS[place][digit]);
        }
        return result;
    }

    private static BigInteger product(BigInteger a, BigInteger b) {
        BigInteger product = a.multiply(b);
        BigInteger quotient = product.shiftRight(BITS - 1).multiply(RECIPROCAL).shiftRight(BITS + 1);
        BigInteger rest = product.subtract(quotient.multiply(N));
        while (rest.compareTo(N) >= 0) {
            rest = rest.subtract(N);
        }
        return rest;
    }
}
