package io.kognita.userpool.srp;

import java.math.BigInteger;

/** Raises elements of SRP's group to powers. */
public interface ModularPower {

    /** base^exponent mod N; neither is negative. */
    BigInteger power(BigInteger base, BigInteger exponent);

    /** g^exponent mod N; the exponent is not negative. */
    default BigInteger generatorPower(BigInteger exponent) {
        return power(SrpGroup.G, exponent);
    }
}
