package io.kognita.userpool.password.foreign;

import io.kognita.userpool.srp.ModularPower;
import io.kognita.userpool.srp.PureModularPower;
import io.kognita.userpool.srp.SrpVerifier;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * An SRP verifier as a password hash, for users who brought nothing else: whoever sends the password itself is verified too.
 *
 * @param poolName the part of the pool's id behind the underscore
 * @param userId what clients of SRP are told in {@code USER_ID_FOR_SRP}
 */
@RegisterForReflection
record SrpHash(String poolName, String userId, BigInteger salt, BigInteger value) implements ForeignHash {

    /** A user is verified in this way once, and libcrypto is not at hand here. */
    private static final ModularPower POWERS = new PureModularPower();

    @Override
    public boolean matches(byte[] password) {
        return SrpVerifier.of(poolName, userId, new String(password, StandardCharsets.UTF_8), salt, POWERS)
                .value()
                .equals(value);
    }

    @Override
    public String toString() {
        return "SrpHash[redacted]";
    }
}
