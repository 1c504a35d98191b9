package io.kognita.userpool.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.srp.SrpVerifier;
import io.kognita.userpool.user.SrpCredentials;
import io.kognita.userpool.user.User;
import io.kognita.wire.seal.Sealer;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Mac;

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
        String userId = candidate.user().map(User::username).orElseGet(() -> madeUpName(pool, candidate.username()));
        SrpVerifier verifier =
                candidate.user().flatMap(credentials::verifierOf).orElseGet(() -> madeUp(pool, candidate.subject()));
        return new SrpIdentity(pool, userId, verifier);
    }

    /** A stranger's name looks as a user's would: their own, or an id where people sign in by an address. */
    private String madeUpName(Pool pool, String username) {
        boolean byAddress = !pool.usernameAttributes().isEmpty() || username.contains("@") || username.startsWith("+");
        if (!byAddress) {
            return username;
        }
        return UUID.nameUUIDFromBytes(derive("name", pool, pool.usernameKey(username)))
                .toString();
    }

    private SrpVerifier madeUp(Pool pool, String subject) {
        ByteBuffer value = ByteBuffer.allocate(VALUE_BYTES);
        for (int block = 0; value.hasRemaining(); block++) {
            value.put(derive("value " + block, pool, subject));
        }
        return SrpVerifier.madeUp(Arrays.copyOf(derive("salt", pool, subject), SALT_BYTES), value.array());
    }

    private byte[] derive(String what, Pool pool, String subject) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(sealer.key("srp-made-up"));
            return mac.doFinal(String.join("/", what, pool.id(), subject).getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
