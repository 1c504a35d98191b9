package io.kognita.userpool.auth;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.schema.AttributeSchema;
import io.kognita.userpool.schema.StandardAttributes;
import io.kognita.userpool.srp.SrpVerifier;
import io.kognita.userpool.user.SrpCredentials;
import io.kognita.userpool.user.User;
import io.kognita.wire.seal.Sealer;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Finds the name and verifier for an SRP exchange, or makes them up. */
@Singleton
class SrpIdentities {

    private static final int SALT_BYTES = 16;
    private static final int VALUE_BYTES = 384;

    private final Sealer sealer;
    private final SrpCredentials credentials;

    SrpIdentities(Sealer sealer, SrpCredentials credentials) {
        this.sealer = sealer;
        this.credentials = credentials;
    }

    SrpIdentity of(Pool pool, Candidate candidate) {
        String userId = candidate.user().map(User::username).orElseGet(() -> madeUpName(pool, candidate));
        SrpVerifier verifier =
                candidate.user().flatMap(credentials::verifierOf).orElseGet(() -> madeUp(pool, candidate.subject()));
        return new SrpIdentity(pool, userId, verifier);
    }

    /**
     * A stranger's name looks as a user's would: an id where people sign in by an address, else their own as it is compared,
     * for a user is told the name they signed up with, however they spell it.
     */
    private static String madeUpName(Pool pool, Candidate candidate) {
        boolean byAddress = !pool.usernameAttributes().isEmpty()
                || (isAlias(pool, StandardAttributes.EMAIL) && AttributeSchema.isEmail(candidate.username()))
                || (isAlias(pool, StandardAttributes.PHONE_NUMBER)
                        && AttributeSchema.isPhoneNumber(candidate.username()));
        return byAddress ? candidate.subject() : pool.usernameKey(candidate.username());
    }

    private static boolean isAlias(Pool pool, String attribute) {
        return pool.aliasAttributes().contains(attribute);
    }

    private SrpVerifier madeUp(Pool pool, String subject) {
        ByteBuffer value = ByteBuffer.allocate(VALUE_BYTES);
        for (int block = 0; value.hasRemaining(); block++) {
            value.put(derive("value " + block, pool, subject));
        }
        return SrpVerifier.madeUp(Arrays.copyOf(derive("salt", pool, subject), SALT_BYTES), value.array());
    }

    private byte[] derive(String what, Pool pool, String subject) {
        return sealer.mac("srp-made-up", String.join("/", what, pool.id(), subject));
    }
}
